"""What stands around every screen: language, navigation, open studies, trouble, long work."""
