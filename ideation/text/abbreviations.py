"""Abbreviations whose full stop does not end a sentence, per language.

All lower case, written without the last full stop; inner stops are kept ("z.b", "u.s.w").
One list serves a note's four languages together, because one note mixes them.
"""

from ideation.domain.calendar_names import ANY_MONTH

_GERMAN = """
abb abs abschn abt allg angen anm az bd bez bl bsp bspw bzgl bzw ca d.h dgl div dr ders
dt einschl engl entspr erg etc evtl exkl f ff fam folg ggf ggfs gem geb gegr ges gez hr hrn
hrsg i.a i.d.r i.h.v i.s i.s.v i.v inkl insb insbes int jg jhd kap kfm lfd lt m.e max mio mrd
mind min mtl mwst n.n nr o.a o.ä o.g od pos prof pkt rd red s.a s.o s.u sog st stck std str
stellv tel tsd u.a u.ä u.u u.v.m urspr usf usw v.a vgl vorm vs vt wg z.b z.hd z.t z.z zit zz
zzgl ziff ing dipl mag
"""

_FRENCH = """
al av bd boul cf chap ch coll dir éd env ét etc ex fig h hab ibid j.-c kg l m me mm mlle
mme mgr min n.b p pp p.ex par.ex réf resp s.a soc st ste suiv sté
suppl tél temp trad univ vol vs dr pr prof ing qq qqn qqch càd c.-à-d c.à.d max
"""

_ENGLISH = """
a.m al approx apr assn aug ave blvd bros ca capt cf co corp dec dept dr e.g ed eds esp est
et.al etc feb fig fri gen gov hon i.e inc incl jan jr jul jun lt ltd max messrs min mr
mrs ms mt nov oct op p.a p.m p pp ph.d prof rep rev sen sep sept sr st tel
thu tue univ v vol vs wed yr yrs mgmt
"""

_LUXEMBOURGISH = """
z.b asw etc d.h dr h här joff m mme mio mrd mll nr prof resp s st stonn tel tëscht usw u.a e.a
p.ex z.t a.s.w bzw ca max min ing
"""

ABBREVIATIONS = frozenset(f"{_GERMAN}{_FRENCH}{_ENGLISH}{_LUXEMBOURGISH}".split())

# After these a capital letter does start a new sentence: they often close one.
_CLOSING = """
etc usw asw a.s.w usf u.v.m inc ltd co corp s.a s.a.s s.c.a r.l s.a.r.l s.à.r.l e.v a.s.b.l
"""
CLOSING = frozenset(_CLOSING.split())

# After "Co." these go on with the name: "Weber GmbH & Co. KG".
AFTER_CO = frozenset("kg kgaa ohg ltd".split())

# Words of their own that are abbreviations only before a number: "Art. 5", "No. 3", "Mon. 12".
BEFORE_NUMBER = frozenset("art no nos mon sat sun mar".split())

# A day at the start of a line: "12. März" is no twelfth point of a list.
DAY = rf"\d{{1,2}}\.[ \t]+(?i:{'|'.join(sorted(ANY_MONTH))})\b"

# Words after "12." that show the number to be a day ("12. März"), not a sentence's end.
AFTER_ORDINAL = ANY_MONTH | frozenset(
    [
        "und",
        "oder",
        "bis",
        "an",
        "a",
        "vum",
        "quartal",
        "trimester",
        "joerhonnert",
        "jahrhundert",
        "etage",
        "stock",
        "stack",
    ]
)

# Words before "2." that show it to be an ordinal: "in der 2. Sitzung", "am 3. Standort".
_BEFORE_ORDINAL = """
der die das dem den des am im zum zur vom beim jeder jede jedes jedem jeden déi dat um vum
"""
BEFORE_ORDINAL = frozenset(_BEFORE_ORDINAL.split())
