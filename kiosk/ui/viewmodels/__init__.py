"""One view-model a screen: properties to show, slots to touch. No rule, no SQL, no HTTP."""
