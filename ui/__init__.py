"""The staff's screens in Streamlit."""
