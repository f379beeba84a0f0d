"""One way of finding identifiers per file; ``qualcode.anonymise.detect`` holds their table."""
