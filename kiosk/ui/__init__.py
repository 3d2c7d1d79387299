"""What the villager sees and touches: thin QML over one view-model a screen."""
