"""Parts of the saturation screen."""
