"""A lab's server: nothing of the app is reached before somebody has signed in."""
