"""The web app: Gradio, one module a tab, no logic."""
