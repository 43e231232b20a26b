"""The tab in which an officer has a clause checked."""
