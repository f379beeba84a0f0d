"""The app: screens in a browser. It draws and asks; everything it does is done by a service."""
