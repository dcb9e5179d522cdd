"""The workshop as browsers reach it: addresses, who may come in, limits, streams, routes, and the server."""
