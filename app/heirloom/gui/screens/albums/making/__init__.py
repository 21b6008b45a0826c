"""Making and changing albums: new ones, rules, names, adding memories to one."""
