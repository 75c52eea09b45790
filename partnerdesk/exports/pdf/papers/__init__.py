"""What a room takes home beside the summary: sheets, cards, posters and forms, each made of the same blocks."""
