"""Names that people in a Dutch town go by, in small letters."""

from __future__ import annotations

from routing.text import word_set

GIVEN_NAMES = word_set(
    """
    aad aart abdel abdelkader abdullah abel achmed ad adam ade adriaan agnes ahmed aicha aisha
    albert aleksandra alex alexander ali alice amber amina amira amy an ana andre andrea andrei
    andrzej angela anita anja anke anna annabel anne anneke annelies annemarie annemiek annie
    anouk anton antonio antoon ard arie arjan arjen arnold arthur aryan ashley astrid ayse aysel
    aziz barbara bart bas bashir bastiaan bente bep bernard bert bianca bjorn bob boris bouchra
    brahim bram brenda brigitte burak carla carlos carolien caroline catharina cees celine
    chantal charlotte chris christiaan christine cindy claudia coen conny coos cor cora corrie
    daan daniel danielle david debbie dennis derk derya desi dewi diana dick diederik dieuwertje
    dilan dimitri dinie dirk djamila dominique don doris douwe driss edwin eefje eelco elif
    elisabeth elise ellen elly els elsbeth emiel emily emine emma emre erica erik erna ernst
    esmee esra esther eva evelien evert ewa ewout ezra fadi fadoua fatih fatima fatma fedde
    femke ferdinand feride ferry fien filip fleur floris frank fred frederik freek frits gaby
    geert geertje gerard gerben gerda gerrit gert ghislaine gijs gina gineke gino giovanni grace
    greet greetje grietje guus gwen hafid hakan hakim halil hamid hamza hanna hanneke hannie
    hans harm harrie harry hasan hassan hatice hein heleen helena helma hendrik hendrika henk
    henny henri herman hessel hilda hubert hugo huseyin ibrahim ida ilham ilja ilona ilse imane
    imke ina ineke inez inge ingrid irene irma isa isabel ismail ivo iwan jaap jack jacob
    jacqueline jacques jamal jamila jan jana janine janneke janny jantje jasmijn jasper jayden
    jeanette jeannette jeffrey jelle jennifer jeroen jesse jessica jetske jim joan jochem joep
    johan johanna johannes john johnny jolanda jolien jonas jonathan joop joost jordi jordy jorg
    jorge jorien joris jorrit jos jose josef joyce juan judith julia julian jurgen jurre justin
    kaan karel karim karima karin karlijn katarzyna kateryna kees kelly kemal kenan kenneth
    kevin khadija khalid kim kirsten klaas koen koos krista kristel krzysztof lars laura laurens
    leendert lena lenie lennart leo leon leonie lex leyla liam lianne lida lieke lienke liesbeth
    lilian linda lisa lisette liza loes lonneke loubna louis louise luca lucas lucia ludo luuk
    lynn maaike maarten maartje machteld madelon malika mandy manon marc marcel marco marcus
    margaret margot margreet margriet maria marian marianne marie marieke mariel marijke marijn
    marike marina mario marion marissa marit marjan marjolein markus marleen marlies marloes
    marthe martijn martin martine mary maryam mathijs matthijs maud maurice maurits mehmet
    melanie melissa menno merve meryem micha michael michel michelle mieke mien miep mike mila
    milan milou mimoun miranda miriam mirjam mitchell mo moad mohamed mohammad mohammed monique
    mounir mourad muhammed murat mustafa myrthe nabil nadia najat najib nancy naomi natalia
    natasja nathalie nel nelleke nellie nermin nick nico nicole nicolette niek niels nienke nina
    noa noah noortje noud nour noura oksana oleksandr olga olivier omar omer onno oscar osman
    oumaima pascal patricia patrick paul paula paulien pauline pawel peggy peter petra piet
    pieter pietje pim piotr priya quinten rachel rachid radboud ralf ramon rani raoul raymond
    rebecca remco rene renee renske reza ria riad rianne rick rien rik rina rita rob robbert
    robert roberto robin roderick roel roelof rogier roland rolf roman ron ronald ronnie rosa
    rosalie rosanne roxanne roy ruben rudi rudy rutger ruth ryan saar saida salim salma samir
    samira sammy samuel sander sandra sanne santiago sara sarah saskia sebastiaan selma sem
    serkan sevda sharon shirley sible sien sietse sigrid sil silvia simone sjaak sjoerd sjoukje
    sofia sofie sonja sophie soraya soufiane stan stefan steffie stephan steven stijn suzan
    suzanne sven svetlana sybren sylvia tamara tanja tariq tess tessa teun teunis thea theo
    theodora thijs thom thomas tibor tiemen ties tijmen tim timo tineke tinus tjeerd tobias tom
    tomasz tonny trees trijntje truus tuncay twan ulrike ursula valerie vera veronique victor
    vincent volodymyr wahid walter wanda ward wendy werner wesley wiebe wilfred wilhelmina
    willeke willem willemien willemijn wilma wim wouter xander yasemin yasin yasmina yassin
    yildiz yolanda youssef yusuf yvette yvonne zahra zakaria zeynep zoe
    """
)
"""Given names that are hardly anything else."""
GIVEN_OR_WORDS = word_set(
    """
    anjer ben bloem bo boy daisy duif elke engel faith fay fee floor frans frederique hazel
    heide hope iris ivy jade jet job joy kiki leen lieve linde lot luna mark max mees mei melody
    merel merlijn noor nova olijf parel pip puck rein river roos roze rozemarijn sky skye snow
    star sterre storm summer tijger ton toon tulp valk vlinder wiel wil wolf zon
    """
)
"""Given names that are words as well: Merel, Linde."""
SURNAMES_OR_WORDS = word_set(
    """
    aalbers aarts akkerman albers appel baars bakker bakkers banning bekker bekkers berends berg
    bergman bergsma beukers bijl blaauw blok blom boer boersma boogaard boon boot bos bosch
    bosma bosman bouman bouwman braam brand brands brandsma brink broek broekman broers brouwer
    brouwers bruggeman bruin buijs burger claassen claessen coenen coppens cornelissen daalder
    damen dekker dekkers deurloo dijk dijkema dijkman dijkstra dirks doornbos driessen duijn
    eikelboom elzinga engels evers faber franken geerts gerrits geurts goossens graaf groen
    groot groothuis haan haas hagen hamer hamers hartman haverkamp heijden hendriks hendrikse
    hermans hermsen heuvel hoek hoekstra hofman hofstra hoogland hoorn houben huisman huizinga
    jacobs jager jans janse jansen janssen janssens jong jongh jonker kaiser kamp kamphuis
    kaptein keizer kemper kerkhof ketelaar keuning klaassen kleijn klein klerk kok kolk koning
    kooijman kooistra koopman koopmans koster kraan kramer kramers krol kroon kuijpers kuiper
    kuipers kuyper laan lammers lang lange leeuw leeuwen linden loon lubbers maas maes martens
    meer meijer meijers meulen meyer michels moerman mol molen molenaar mulder mulders muller
    nieuwenhuis nijhuis nijland noordman oosterhuis otten ouwehand peeters peters pieters poort
    post postma pot prins prinsen punt reijnders ridder rietveld ritsema roelofs rooij rosier
    ruiter rutten sanders schaap schepers schilder schipper schippers scholte scholten schouten
    schreuder schrijver schut schuurman simons slager smeenk smeets smid smit smits snijder
    snijders spaans spek spijker stam steen sterk stokman stolk swart tak terpstra teunissen
    theunissen timmer timmerman timmermans tuin veen veenstra veldhuis veldman velthuis verbeek
    verboom verburg verhagen verhoef verhoeven vermeer vermeij vermeulen verschoor versteeg vink
    vis visscher visser vissers vliet vogel vogels vos vries vroom wagenaar walraven weber
    wessels west westra willems willemsen wind winkel winter wit witte wolff wolters woud wouda
    zanten zijlstra zomer zwaan zwanenburg zwart
    """
)
"""Surnames, of which many are words as well: Bakker, Visser, Bos."""
