"""From page to page: which view-model comes after which touch. Rules stay in the services."""
