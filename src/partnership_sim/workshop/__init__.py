"""The workshop: a partnership that a room can see, touch and play. A face: no rule of the model, no statistics of its own."""
