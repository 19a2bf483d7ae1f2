# Nynorsk. Orda er frå ordlista; kvar tekst finst i nb, nn og en.

## Ramma
app-name = Samtavle
opening-board = Opnar tavla …
skip-to-outline = Gå til lista
all-boards = Alle tavler
where-i-am = Kvar du er
board-tools = Verktøy
board-history = Angre og gjer om
board-zoom = Zoom
views = Visingar
board-canvas = Tavla. Bruk lista for å lese og endre innhaldet med tastatur og skjermlesar.
untitled-board = Tavle utan namn
menu = Meny
share = Del
close = Lukk
more = Meir

## Tilstand
board-open = Alle kan skrive
board-sealed = Låst: berre lesing
board-full = Tavla er full: ingen kan skrive meir
board-read-only = Berre lesing
saved = Lagra
saving = Lagrar …
saved-waiting = Ventar på nett
saved-waiting-long = { $count ->
    [one] 1 endring ventar på nett. Ho er trygt lagra på denne maskina.
   *[other] { $count } endringar ventar på nett. Dei er trygt lagra på denne maskina.
  }
saved-only-here = { $count ->
    [one] 1 endring finst berre i dette vindauget, fordi maskina ikkje lèt Samtavle lagre. Ikkje lukk vindauget.
   *[other] { $count } endringar finst berre i dette vindauget, fordi maskina ikkje lèt Samtavle lagre. Ikkje lukk vindauget.
  }
offline = Fråkopla
offline-banner = Du er fråkopla. Berre hald fram: det du gjer, blir lagra på denne maskina og sendt når nettet er tilbake.
offline-banner-empty = Du er fråkopla, og denne tavla er ikkje henta til denne maskina enno. Ho kjem når nettet er tilbake.
connection-details = Lagring og tilkopling
details-saved = Alt du har gjort, er lagra på tenaren.
details-saving = { $count ->
    [one] 1 endring er på veg til tenaren.
   *[other] { $count } endringar er på veg til tenaren.
  }
details-connected = Du er kopla til tenaren.
details-connecting = Samtavle prøver å kople til. Du kan arbeide vidare.
details-offline = Samtavle får ikkje kontakt med tenaren og prøver igjen av seg sjølv.

## Ikkje teke imot
not-taken = Ikkje teke imot
not-taken-count = { $count ->
    [one] 1 endring vart ikkje teken imot
   *[other] { $count } endringar vart ikkje tekne imot
  }
not-taken-explained = Tenaren tok ikkje imot dette. Resten av arbeidet ditt er med. Ingenting er borte før du sjølv forkastar det.
not-taken-none = Alt du har gjort, er teke imot.
not-taken-show = Sjå kva
not-taken-copy = Kopier teksten
not-taken-copied = Kopiert
not-taken-retry = Prøv igjen
not-taken-discard = Forkast

## Folk
people-here = { $count ->
    [one] Berre du er her
   *[other] { $count } er her
  }
people = Folk på tavla
you = du
person-writes = { $name } skriv …

## Første gong
arrival-title = Velkomen til tavla
arrival-explained = Skriv kva du heiter og kva kommune du er frå, så dei andre ser kven som gjer kva.
arrival-name = Namn
arrival-name-missing = Skriv namnet ditt
arrival-municipality = Kommune
arrival-municipality-missing = Vel ein kommune
arrival-municipality-unknown = Vel ein kommune frå lista
arrival-demo = Kommunane i demoen
arrival-go = Gå til tavla
arrival-offline = Du må ha nett første gong du opnar Samtavle på denne maskina.
arrival-failed = Tenaren svara ikkje som han skulle. Prøv igjen.
me-change = Endre namn eller kommune
save = Lagre

## Tavler
boards-title = Tavler
boards-none = Det er ingen tavler enno.
boards-offline = Lista over tavler kan ikkje hentast utan nett.
boards-new = Ny tavle
boards-new-title = Kva heiter tavla?
boards-new-core = Kva er kjerneproblemet?
boards-create = Lag tavla
boards-missing = Det finst inga tavle på denne adressa.
boards-see = Sjå alle tavler

## Verktøy og kommandoar
tool-select = Vel
tool-pan = Panorer
tool-link = Pil
tool-cause = Årsak
tool-effect = Verknad
tool-note = Lapp
undo = Angre
redo = Gjer om
zoom-in = Større
zoom-out = Mindre
zoom-fit = Vis heile treet
zoom-percent = { $percent } %
zoom-reset = Zoom { $percent } prosent. Set til 100 prosent
arrangement-to-compact = Vis tett tre
arrangement-to-classic = Vis breitt tre
help = Tastatur og hjelp
language = Språk
theme = Utsjånad
theme-auto = Som maskina
theme-light = Lyst
theme-dark = Mørkt
panel-fold = Gøym lista
panel-unfold = Vis lista
panel-fill = La lista fylle vindauget
panel-beside = Vis lista ved sida av tavla
share-title = Del tavla
share-explained = Alle som har denne adressa, kan lese og skrive på tavla.
share-address = Adressa til tavla
share-copy = Kopier adressa
share-copied = Adressa er kopiert

## Lista
outline = Oversikt
view-board = Tavle
view-list = Liste
find = Finn på tavla
find-none = Ingenting på tavla svarar til «{ $text }».
group-effects = Verknader
group-core = Kjerneproblem
group-causes = Årsaker
group-constraints = Rammevilkår
group-unplaced = Utan plass
outline-empty = Tavla er tom. Lag eit kjerneproblem for å kome i gang.
outline-help = Piltastar går i treet. Enter skriv. Tast ? for alle kommandoar.
empty-text = Utan tekst
writing-label = Tekst for { $kind }
vicious-circle = vond sirkel
is-writing = skriv

## Slag, belegg og styring
kind-core = Kjerneproblem
kind-cause = Årsak
kind-effect = Verknad
kind-constraint = Rammevilkår
kind-note = Lapp
level = nivå { $level }
kind-level = { $kind }, nivå { $level }
evidence-documented = Dokumentert
evidence-experienced = Erfart
evidence-assumed = Antaking
evidence-unknown = Veit ikkje
control-own = Rår over sjølv
control-shared = Rår over saman med andre
control-external = Andre rår over
inputs-count = { $count ->
    [one] 1 innspel
   *[other] { $count } innspel
  }

## Foten
foot = Det som er valt
foot-nothing = Vel ein lapp på tavla eller i lista for å sjå kva han heng saman med.
input-like = eg likar
input-wish = eg skulle ønskje
input-what-if = kva om
input-question = spørsmål
input-experience = erfaring
input-warning = åtvaring
input-resource = ressurs
input-unknown-author = Ein deltakar
foot-leads-to = fører til
foot-comes-of = kjem av
foot-and = og
foot-and-more = og { $count } til
foot-feeds-back = gjev næring til
foot-binds = bind
foot-bound-by = er bunde av

## Kommandoar
write = Skriv
stop-writing = Avslutt skrivinga
add-cause = Årsak under
add-effect = Verknad over
add-child = Lapp lenger ut
add-sibling = Lapp ved sida av
add-constraint = Rammevilkår
add-unplaced = Laus lapp
add-core = Skriv kjerneproblemet
move-earlier = Flytt før
move-later = Flytt etter
move-out = Flytt ut eitt nivå
move-in = Flytt inn under lappen før
choose-parent = Flytt …
choose-link = Kopling …
delete = Slett
delete-branch = Slett med alt under
make-core = Gjer til kjerneproblem
evidence = Belegg
evidence-none = Ikkje oppgjeve
control = Rår over
control-unsaid = Ikkje oppgjeve
fold = Lukk greina
unfold = Opne greina
unfold-all = Opne alle greiner
unlink = Fjern koplinga til «{ $text }»
restore = Hent tilbake
say-again = Sei siste melding ein gong til
zoom-hundred = 100 prosent
zoom-selection = Vis greina

## Vel ein lapp
choose-parent-title = Kvar skal «{ $text }» henge?
choose-link-title = Kva fører «{ $text }» også til?
choose-search = Søk blant lappane
choose-none = Ingen lappar passar.

## Papirkorg
bin = Papirkorg
bin-empty = Papirkorga er tom.
bin-count = { $count ->
    [one] 1 i papirkorga
   *[other] { $count } i papirkorga
  }

## Tastar
keys-everywhere = Overalt
keys-selected = På ein vald lapp
keys-outline = I lista
keys-writing = Medan du skriv
keys-row-before = Førre rad
keys-row-after = Neste rad
keys-row-open = Opne greina, eller gå inn i henne
keys-row-close = Lukk greina, eller gå ut av henne
keys-row-first = Første rad
keys-row-last = Siste rad
keys-new-line = Ny linje
letter-shortcuts = Enkeltbokstavar vel verktøy
speak-title = Les opp
speak-own = Berre det eg gjer
speak-normal = Også det andre gjer med treet
speak-all = Også kven som kjem og går

## Det som blir sagt
said-selected = { $text }. Nivå { $level }, { $number } av { $of }.
said-added-beside = Ny lapp ved «{ $text }». Skriv teksten.
said-added = Ny lapp. Skriv teksten.
said-writing-began = Du skriv i: { $text }
said-writing-began-empty = Du skriv i ein tom lapp.
said-writing-ended = Teksten er no: { $text }
said-moved-under = «{ $text }» heng no ved «{ $parent }».
said-reordered = «{ $text }» er no nummer { $number } av { $of }.
said-would-move-under = Slepp for å henge han ved «{ $parent }».
said-move-cancelled = Ingenting vart flytta.
said-deleted = { $kept ->
    [0] «{ $text }» er sletta. Angre hentar han tilbake.
    [one] «{ $text }» er sletta. Lappen under heng no eitt nivå lenger inn. Angre hentar han tilbake.
   *[other] «{ $text }» er sletta. Dei { $kept } lappane under heng no eitt nivå lenger inn. Angre hentar han tilbake.
  }
said-restored = «{ $text }» er tilbake.
said-undone = Angra.
said-undone-skipped = Angra så langt det gjekk: andre har endra noko av det sidan.
said-redone = Gjort om.
said-redone-skipped = Gjort om så langt det gjekk: andre har endra noko av det sidan.
said-linked = «{ $from }» fører no også til «{ $to }».
said-unlinked = Koplinga er fjerna.
said-folded = { $hidden ->
    [one] «{ $text }» er lukka og gøymer 1 lapp.
   *[other] «{ $text }» er lukka og gøymer { $hidden } lappar.
  }
said-unfolded = { $children ->
    [one] «{ $text }» er open, med 1 lapp under.
   *[other] «{ $text }» er open, med { $children } lappar under.
  }
said-described = «{ $text }» er oppdatert.
said-zoomed = { $percent } prosent
said-arranged-compact = Treet er tett.
said-arranged-classic = Treet er breitt.
said-found = { $count ->
    [0] Ingen treff
    [one] 1 treff
   *[other] { $count } treff
  }
said-focus-moved = «{ $gone }» vart sletta av ein annan. Du er no på «{ $now }».
said-focus-moved-nowhere = «{ $gone }» vart sletta av ein annan.
said-writing-taken = Lappen du skreiv i, vart sletta av ein annan. Det du skreiv, ligg i papirkorga: { $text }
said-drag-taken = Lappen du flytta, vart sletta av ein annan.
said-others-added = { $count ->
    [one] Ny lapp frå ein annan: { $text }
   *[other] { $count } nye lappar frå andre, den første: { $text }
  }
said-others-deleted = { $count ->
    [one] Ein annan sletta «{ $text }».
   *[other] Andre sletta { $count } lappar, den første: { $text }
  }
said-others-moved = { $count ->
    [one] Ein annan flytta «{ $text }».
   *[other] Andre flytta { $count } lappar, den første: { $text }
  }
said-came = { $name } kom.
said-left = { $name } gjekk.
said-offline = Du er fråkopla. Det du gjer, blir lagra på denne maskina.
said-online = Du er tilkopla igjen.

## Kvifor det ikkje går no
barred-nothing-selected = Vel ein lapp først.
barred-is-core = Kjerneproblemet står der det står.
barred-no-core = Tavla har ikkje noko kjerneproblem enno.
barred-has-core = Tavla har eit kjerneproblem allereie.
barred-wrong-side = Årsaker heng under årsaker, verknader over verknader.
barred-is-first = Han står først allereie.
barred-is-last = Han står sist allereie.
barred-is-outermost = Han heng rett på kjerneproblemet.
barred-none-before = Det er ingen lapp før han.
barred-own-branch = Ein lapp kan ikkje henge ved seg sjølv.
barred-linked-already = Dei heng saman allereie.
barred-no-children = Det er ingenting under han.
barred-nothing-to-undo = Det er ingenting å angre.
barred-gone = Lappen er borte: ein annan sletta han.
barred-read-only = Denne tavla kan du berre lese.
barred-full = Det er ikkje plass til meir.
barred-not-possible = Det går ikkje no.

## Kvifor noko ikkje vart teke imot
why-unlisted = Du har ikkje lenger tilgang til det dette gjaldt.
why-gone = Det dette gjaldt, finst ikkje lenger.
why-malformed = Tenaren forstod ikkje endringa.
why-frame-too-large = Endringa er for stor til å sendast.
why-document-full = Tavla er full.
why-sealed = Tavla er låst.
why-read-only = Du kan berre lese denne tavla.
why-foreign-client = Endringa var skriven under namnet til ein annan.
why-other-epoch = Tavla er henta tilbake frå ein tryggingskopi.
why-schema = Denne sida er eldre enn tenaren. Last henne på nytt.
why-harmful = Tenaren klarte ikkje å handsame endringa.
why-unavailable = Tenaren kunne ikkje lagre akkurat då.
why-too-many = Det var for mange tilkoplingar.
