"""What staff reach over HTTP beside Streamlit: sign-in, downloads, page shell, headers."""
