"""The parts that documents are put together from, each a function from :class:`Paper` to blocks."""
