"""How people see it: rounds, questionnaires, ballots, submissions and the release of results."""
