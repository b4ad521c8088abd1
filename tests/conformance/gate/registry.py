"""Where attacks are written down: decorators, and the lists that the test goes through."""
HARMLESS, ATTACKS = [], []


def harmless(function):
    HARMLESS.append(function)
    return function


def attack(function):
    ATTACKS.append(function)
    return function
