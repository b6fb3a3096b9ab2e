"""Words that no title may hold: of groups, origin, belief and family.

A title names place and problem. *Woonwagenlocatie* and *overlast door jongeren* do;
*woonwagenbewoners* and *Marokkaanse jongeren* do not.
"""

from __future__ import annotations

ORIGIN = (
    *("allochtoon", "allochtonen", "allochtone", "buitenlander", "buitenlanders"),
    *("migrant", "migranten", "immigrant", "arbeidsmigrant"),
    *("vluchteling", "vluchtelingen", "asielzoeker", "asielzoekers", "statushouder"),
    *("statushouders", "illegalen", "marokkaan", "marokkaans", "marokkanen"),
    *("turk", "turken", "turks", "surinamer", "surinaams", "antilliaan", "antilliaans"),
    *("antillianen", "arubaan", "kaapverdiaan", "afrikaan", "afrikanen", "somalier", "somalisch"),
    *("eritreeër", "eritrees", "ethiopier", "nigeriaan", "ghanees", "ghanezen", "syrier"),
    *("syrisch", "afghaan", "afghanen", "irakees", "irakezen", "iranier", "koerd", "koerden"),
    *("koerdisch", "arabier", "arabisch", "berber", "pool", "polen", "pools", "roemeen"),
    *("roemenen", "roemeens", "bulgaar", "bulgaren", "oekraïner", "oekraïens", "joegoslaven"),
    *("oost-europeaan", "oosteuropeaan", "oost-europees", "chinezen", "molukker", "moluks"),
    *("indier", "hindoestaan", "hindoestaans", "pakistaan", "moroccan", "turkish", "foreigner"),
)
"""Where people come from."""

GROUP = (
    *("woonwagenbewoner", "kampers", "kampbewoner", "zigeuner", "roma", "sinti"),
    *("moslim", "moslima", "islamiet", "islamitisch", "salafist", "joods", "joden", "jood"),
    *("hindoe", "hindoes", "homo", "homo's", "lesbienne", "transgender", "hoofddoek", "boerka"),
    *("zwarten", "negers", "neger", "junk", "junks", "junkie", "zwerver", "zwervers"),
    *("dakloze", "daklozen", "verslaafde", "verslaafden", "alcoholist", "bedelaar", "hoeren"),
    *("prostituee", "gehandicapte", "psychiatrische patiënt", "verwarde man", "verwarde vrouw"),
    *("verward persoon", "verwarde persoon", "tbs'er", "ex-tbs'er", "zedendelinquent", "pedofiel"),
    *("uitkeringstrekker", "tokkies", "asocialen"),
)
"""To what group people are counted, or how they are called."""

FAMILY = (
    *("familie", "gezin", "gezinnen", "echtpaar", "weduwe", "buurman", "buurvrouw", "overbuurman"),
    *("overbuurvrouw", "bovenbuurman", "bovenbuurvrouw", "onderbuurman", "onderbuurvrouw"),
    *("moeder", "vader", "zoon", "dochter", "oma", "opa", "family"),
)
"""Whose family, or who next door."""

NEVER = (*ORIGIN, *GROUP, *FAMILY)
"""What no title holds where the configuration lists nothing else."""

ALLOWED = (
    *("asielzoekerscentrum", "asielzoekerscentra", "vluchtelingenopvang", "daklozenopvang"),
    *("gehandicaptenparkeerplaats", "gehandicaptenparkeerkaart", "gehandicaptenplaats"),
    *("gehandicaptenplek", "gehandicaptenkaart", "gehandicaptentoilet", "eengezinswoning"),
    *("gezinswoning", "meergezinswoning", "gezinsuittreksel", "moedereend", "familiepark"),
)
"""Places and things that have such a word in their name, and may be a title."""
