"""Which addresses of the network may be asked: public ones, and no others."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from musnad.errors import InputError
from musnad.messages import message

IPAddress = IPv4Address | IPv6Address
#: Says whether an address may be connected to.
Policy = Callable[[IPAddress], bool]

#: Networks without IPv4 reach it through these addresses, which end in the IPv4 one (RFC 6052).
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: IPAddress) -> bool:
    """Whether ``address`` is one of the open net: not of this machine, nor of a network inside."""
    if isinstance(address, IPv6Address):
        if address in _NAT64:
            return is_public(IPv4Address(int(address) & 0xFFFF_FFFF))
        # Tunnels into IPv4, where the address asked in the end is another one.
        if address.ipv4_mapped or address.sixtofour or address.teredo or address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def resolve(host: str, port: int, allow: Policy) -> list[str]:
    """The addresses of ``host``, all of them allowed.

    Raises InputError if one is not: a name may not lead inside by one of its addresses. The time
    this takes is bounded by the system's resolver.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError("", None, message("the host {host} is not found", host=host)) from error
    addresses = list(dict.fromkeys(str(address[0]) for *_, address in found))
    for address in addresses:
        if not allow(ip_address(address)):
            raise InputError(
                "",
                None,
                message(
                    "{host} is not on the public internet ({address})", host=host, address=address
                ),
            )
    return addresses
