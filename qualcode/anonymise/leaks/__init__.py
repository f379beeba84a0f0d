"""The leak audit: does a real form still stand in what is about to be sent?"""
