"""The pages for people who answer or vote: server-rendered HTML that works without JavaScript."""
