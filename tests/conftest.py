"""What all tests share."""

from hypothesis import settings

# Machines that run tests are shared and noisy: the time of one example says nothing.
settings.register_profile("musnad", deadline=None)
settings.load_profile("musnad")
