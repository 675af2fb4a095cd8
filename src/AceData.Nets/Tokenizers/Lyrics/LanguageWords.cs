namespace AceData.Nets.Tokenizers.Lyrics;

/// <summary>
/// Frequent words of the languages in Latin letters, the most frequent first, as songs have them. Written down from knowledge of the languages, not
/// taken from a corpus; what a song is told by, and where letter groups come from (<see cref="WordLikelihood"/>).
/// </summary>
internal static class LanguageWords
{
    /// <summary>Code and words. Languages that the model does not read are there so that they are not taken for one that it does.</summary>
    public static IReadOnlyList<(string Code, string Words)> All { get; } =
    [
        ("en", """
            the i you and to a me my in it of is on that your we be all for don't i'm so this but just it's like with no know can up love oh was do what are one when got now if down out get never go have baby time
            see they not at let from will make her she he there take been come say want i'll how you're way back feel were away wanna his our can't gonna heart night more could as ain't where here right life
            world through by over tell who too cause give need yeah day eyes every run off only think around i've mind girl still good light dance home their about keep some little would why look before hold
            always rain long again turn then than walk into stay call boy song man wind even nothing an him us under am singing dreams seven falling shoes window moon river fire burning tonight forever
            them stars sky morning sun water old new hand face tears smile kiss believe wait leave lost found alone inside wish something everything without because waiting thing things we're they're she's he's
            that's what's there's let's you've won't wasn't isn't didn't couldn't should must might shall those these which while until till dark deep sweet high low fly dream cry break end begin own find shine
            """),
        ("de", """
            ich und du die der das nicht ist in es zu mein dich mir ein wir mich so was wie auf den dir mit im doch für nur wenn sie an von hab kann er bin noch alles da eine will weil aber hat dein ja
            nie mehr ihr wo immer sind zeit leben nein nach wird bist sein uns um aus hier ohne nichts einmal geht jetzt auch durch schon sich über meine deine welt liebe nacht wer heut mal war dann vor als
            haben komm einen vom zum hast bei diese oder gut herz weiß wieder tag bis lass licht sag schau wollen himmel stadt denn weg allein unter zurück augen geh dem einem einer keine kein keiner werden
            wirst können könnte müssen muss sollen soll machen macht gehen stehen sehen sehe sieht fällt hört hören singen singt tanzen tanzt träume traum straße fenster haus garten wind regen sonne mond sterne
            meer fluss feuer wasser herzen hand hände gesicht lachen weinen vergessen niemals heute morgen gestern zwischen gegen dort dass damit jeder jede jedes unser euch eure ihre ihren seinen deinen meinen
            langsam leise laut kalt warm grün blau rot schwarz weiße kleine kleiner große großen alte alten neue neuen ganz ganze viel viele etwas irgendwo nirgendwo schließ öffne halt fest los schnell
            """),
        ("fr", """
            je de la le et tu pas les que à un en est mon on dans des ne c'est qui j'ai me ma pour te une moi toi plus il ce sur mes tout si d'un mais ton comme du nous avec ta au bien sans l'amour fait vous se
            rien y ça quand où elle t'es faire même ses tes jamais vie qu'on sont temps suis été amour sa jour être par nuit cœur trop là encore tous son toujours dire veux faut leur peu deux monde t'as yeux
            n'est peut vais dit aime va aux vers sous bout ciel soleil entre mots ils d'une l'on qu'il s'en autre rêve rêves danse danser chante chanter chantent rue fenêtre maison jardin vent pluie lune
            étoiles mer rivière feu eau main mains visage rire pleurer oublier demain hier aujourd'hui matin soir contre ici chaque notre votre nos vos cette ces cet doucement fort froid chaud vert bleu rouge
            noir blanc petit petite grand grande vieux vieille nouveau nouvelle beaucoup quelque chose quelqu'un personne ferme ouvre tiens marche marcher cours tombe tombent viens venir parle parler laisse
            perdu perdue pourquoi parce alors puis depuis pendant avant après loin près l'heure l'eau l'air l'été d'or s'il qu'elle n'ai n'a j'aime j'étais était avait serait voir vois vient
            """),
        ("es", """
            que de no y la me a el en te mi tu es yo si un por se lo con una para como los más todo ya pero qué las amor quiero eres del al estoy cuando sin vida nada soy tengo hay sé este corazón noche así voy
            está mundo siempre hoy porque solo ser mis esta tus nunca su vez hasta aquí ti tú tiempo día son quien bien donde ver fue hacer ay vamos va puedo eso ella cada nos dos le o vas dame puede dónde
            ese quieres era ojos cielo ven decir otra muy alma luz entre he mejor tiene mañana gente sueño sueños baila bailar bailando canta cantar cantan calle ventana casa jardín viento lluvia sol luna
            estrellas mar río fuego agua mano manos cara reír llorar olvidar ayer tarde contra nuestro nuestra nosotros ellos ellas desde sobre bajo despacio fuerte frío caliente verde azul rojo negro blanco
            pequeño pequeña grande viejo vieja nuevo nueva mucho muchos algo alguien nadie cierra abre camino caminar corre cae caen viene venir habla hablar deja dejar perdido perdida también entonces después
            antes lejos cerca hacia mientras aunque sólo estás están tienes tenemos somos fui estaba había quiere sabes sabe llega lleva llevo siete tres cuatro quién cómo cuándo señor señora
            """),
        ("it", """
            che di e non la il un mi è per ti a in una sei io se ma come tu lo con c'è più sono me del della da i te le tutto quando ho solo amore mio ci senza si al perché questa fare mai so poi quello vita
            sempre mia anche gli bene dove chi noi niente cosa cuore così tempo hai dire notte nel vuoi sul tuo è ora tua nella voglio tutti mondo mani occhi giorno può questo qui o ha stai ancora cielo casa va
            prima quel dentro via no sa era sole dei luce alla dal voce vento ogni tra nei negli nelle sulla dalla dalle degli delle allo all'alba l'amore dell'anima sogno sogni balla ballare ballano canta cantare
            cantano strada finestra giardino pioggia luna stelle mare fiume fuoco acqua mano viso ridere piangere dimenticare domani ieri oggi sera mattina contro nostro nostra vostro loro lui lei piano forte
            freddo caldo verde blu azzurro rosso nero bianco piccolo piccola grande vecchio vecchia nuovo nuova molto molti qualcosa qualcuno nessuno chiudi apri cammino camminare corre cade cadono vieni viene
            parla parlare lascia lasciare perso persa allora dopo lontano vicino verso mentre sette quattro cinque uno due tre quale quanto mie miei tuoi tue suo sua suoi sue sta siamo siete vado fa faccio
            """),
        ("pt", """
            que eu de não e o a me é você meu um se te pra no do da em com mais por uma tudo na minha vou só quando seu mas amor sem vai meus como sei ao quero tem os ela ser foi já tá sou bem vida nem mim eu
            lá nada aqui até ele quem coração dia isso tão mundo sua para as dos das nos nas pelo pela assim sempre nunca tempo noite olhos céu vem ver fazer estou está estava então onde porque porquê muito
            também depois antes ainda agora hoje ontem amanhã manhã tarde sol lua estrelas mar rio fogo água mão mãos rosto rir chorar esquecer contra nosso nossa nossos vocês eles elas desde sobre debaixo
            devagar forte frio quente verde azul vermelho preto branco pequeno pequena grande velho velha novo nova algo alguém ninguém fecha abre caminho caminhar corre cai caem vir fala falar deixa deixar
            perdido perdida longe perto enquanto embora sonho sonhos dança dançar dançam canta cantar cantam rua janela casa jardim vento chuva são têm há um uns umas num numa dum duma à às aos qual quais
            sete três quatro cinco dois duas tenho temos somos fui era quer queres vejo chega leva levo teu tua teus tuas lhe nós ó senhor senhora não saudade você
            """),
        ("pl", """
            nie się i w to na że jak ja z mnie mi jest ty do co tak już ciebie o gdy za dla mam ale tylko by a mój jestem czy ten będę po moje tu wiem ci mnie chcę jeszcze od bo kiedy nic gdzie moja być więc może
            może twoje swój nas wszystko życie miłość serce noc dzień świat czas ze ma są był była było tego tej tym ta te tych twój twoja przez bez pod nad przed przy nigdy zawsze znów tam teraz dziś jutro
            wczoraj rano wieczór wiatr deszcz słońce księżyc gwiazdy morze rzeka ogień woda ręka ręce twarz śmiać płakać zapomnieć oczy niebo dom ulica okno ogród sen sny tańczy tańczyć tańczą śpiewa śpiewać
            śpiewają nasz nasza nasze wasz ich jego jej oni one my wy powoli cicho głośno zimno ciepło zielony niebieski czerwony czarny biały mały mała duży duża stary stara nowy nowa dużo coś ktoś nikt
            zamknij otwórz droga idę iść biegnie spada spadają chodź mów mówić zostaw zgubiony daleko blisko chociaż siedem trzy cztery pięć dwa dwie który która które każdy każda znowu moim moich twoim kto
            nim nią niej żeby jeśli albo lub oraz także też chyba nawet bardzo dobrze źle jesteś jesteśmy mamy masz miał miała pan pani stoi leży siedzi wraca
            """),
        ("cs", """
            se to já a je že v na jsem mi co ty mě si tak do s jen ti za když už ale jak jsi mám nic by kdo bych byl má pro jako tě po moje můj kde kdy den noc svět láska srdce život čas být bude budu není nebo
            z ze od u k ke o ve při pod nad před bez mezi proti tu tam teď dnes zítra včera ráno večer vítr déšť slunce měsíc hvězdy moře řeka oheň voda ruka ruce tvář smát plakat zapomenout oči nebe dům ulice
            okno zahrada sen sny tančí tančit zpívá zpívat zpívají náš naše váš jeho její jejich oni ony my vy pomalu tiše hlasitě zima teplo zelený modrý červený černý bílý malý malá velký velká starý stará
            nový nová mnoho něco někdo nikdo zavři otevři cesta jdu jít běží padá padají pojď mluv mluvit nech ztracený daleko blízko ačkoli sedm tři čtyři pět dva dvě který která které každý každá znovu
            jsme jste jsou byla bylo byli mít máme máš měl měla pán paní stojí leží sedí vrací tvůj tvoje tvá svůj své nás vás nám vám jim ní něj aby protože jestli nebo také taky ještě velmi dobře vždycky nikdy
            všechno všichni tma světlo hlas kámen ptáci starého domů dlouho zase pak potom tvé mého mou ať přes
            """),
        ("hu", """
            a az nem és hogy én is egy te ha mint de csak van már még meg volt ez minden vagy mert mi ki el nekem neked engem téged vagyok szeretlek szív szerelem élet éj éjszaka nap világ idő itt ott most ma
            holnap tegnap reggel este szél eső hold csillag csillagok tenger folyó tűz víz kéz kezem arc nevetni sírni felejteni szem szemed ég ház utca ablak kert álom álmok táncol táncolni énekel énekelni
            énekelnek miénk övé ők mi ti lassan halkan hangosan hideg meleg zöld kék piros fekete fehér kicsi nagy régi új sok valami valaki senki semmi zárd nyisd út megyek menni fut esik hullik gyere jön
            beszél beszélni hagyd elveszett messze közel bár hét három négy öt kettő két amely aki ami mely minden újra voltam voltál lesz lenne legyen lehet kell tud tudom akarom akar nincs sem se soha mindig
            talán túl alatt fölött felett előtt után között ellen nélkül által felé hozzá rá benne belőle ahol amikor mikor miért hol hova honnan ezt azt ezek azok ennek annak nekünk velem veled vele
            velünk szép jó rossz öreg fiatal lány fiú anya apa szomorú boldog álmodik fölé ágy hajnal
            """),
        ("nl", """
            ik je de het en een in is dat niet van me mijn we jij op maar zo met te die voor ben wat als er zijn aan mij alles om bij heb dan hij ze nog geen weet nooit naar kan wil was meer wel door uit jou
            jouw ons nu hier waar toch of af altijd hoe heel deze dit daar over zonder haar leven liefde hart nacht dag wereld tijd huis straat raam tuin wind regen zon maan sterren zee rivier vuur water hand
            handen gezicht lachen huilen vergeten ogen hemel droom dromen danst dansen zingt zingen onze jullie hun zij langzaam zacht hard koud warm groen blauw rood zwart wit klein kleine groot grote oud oude
            nieuw nieuwe veel iets iemand niemand niets sluit open weg loop lopen rent valt vallen kom komt praat praten laat verloren ver dichtbij hoewel zeven drie vier vijf twee welke elke elk weer waren
            geweest wordt worden hebben heeft had moet moeten zal zullen zou kunnen willen gaan gaat ga doe doet doen zie zien ziet staat staan ligt zit morgen gisteren vandaag ochtend avond tegen onder boven
            voordat nadat omdat want terug samen alleen stil licht donker mooi lief meisje jongen moeder vader naast tussen vanavond eens gewoon
            """),
        ("tr", """
            bir ben sen bu ve de da ne için beni seni gibi sana bana benim var yok her o aşk kalbim gece gün dünya zaman hayat şimdi bugün yarın dün sabah akşam rüzgar yağmur güneş ay yıldız yıldızlar deniz nehir
            ateş su el eller ellerim yüz gülmek ağlamak unutmak gözlerin gözler gök gökyüzü ev sokak pencere bahçe rüya rüyalar dans eder ediyor şarkı söyler söylüyor söylemek bizim sizin onlar onun biz siz yavaş
            sessiz yüksek soğuk sıcak yeşil mavi kırmızı siyah beyaz küçük büyük eski yeni çok şey biri kimse hiç kapat aç yol yürü yürümek koşar düşer düşüyor gel gelir konuş bırak kayıp uzak yakın yedi üç
            dört beş iki hangi hep yine değil mi mı mu mü ama ki ile kadar sonra önce daha en çünkü eğer belki artık nasıl neden nerede kim olur oldu olsun oluyor vardı yoktu gitti geldi sevgilim seviyorum
            kalp içinde üstünde altında karşı diye işte bile ister istiyorum biliyorum bilir durur bekler bekliyor sensiz bensiz şu orada burada geçer uyur uçar kuş kuşlar ağaç taş eden olan
            """),
        ("sv", """
            och jag det är du en i som att på inte av för mig dig med den har till så om men ett var vi min kan nu från ska här när vad han hon under över utan bara alla någon något ingen aldrig alltid kärlek
            hjärta natt dag värld tid liv himmel sjunger dansar fönster regn sol måne stjärnor hav eld vatten hand ögon dröm gatan huset vinden där sin mitt ditt våra hem kom går ser vill skulle gammal liten
            """),
        ("fi", """
            ja on ei minä sinä se en että mun sun niin kun mä sä kuin mutta vain jos olen olet hän me te he tämä tuo mikä kuka missä nyt aina koskaan yö päivä maailma aika elämä rakkaus sydän taivas laulaa tanssii
            ikkuna sade aurinko kuu tähdet meri tuli vesi käsi silmät uni katu talo tuuli ole oli kaikki mitään joka joki vanha pieni minun sinun kanssa ilman yli alla tänään huomenna kotiin
            """),
    ];
}
