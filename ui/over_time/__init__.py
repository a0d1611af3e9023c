"""The page on which results are seen over time: the choice, all criteria at a glance, and one criterion."""
