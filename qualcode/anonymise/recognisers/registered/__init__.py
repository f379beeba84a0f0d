"""What a person is registered or reached under: telephone, mail, numbers of every register."""
