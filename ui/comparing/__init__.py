"""A round beside others on the screen: profile, gaps, funnels, and what is not compared and why."""
