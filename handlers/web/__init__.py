"""Pages for a browser, without a script: behind the links in letters, and to install Usher."""
