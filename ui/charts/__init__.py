"""Charts on screen: pure functions from results to Plotly figures, without Streamlit."""
