"""The system tray, notifications, and staying at work without a window."""
