"""What several test folders share: records made by hand, processors that misbehave on demand."""
