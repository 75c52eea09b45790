"""Where things stand on the map: the places of partners, and how their boxes keep clear of each other."""
