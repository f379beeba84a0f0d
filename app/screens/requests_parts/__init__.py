"""What the screens of requests, memos and checks share."""
