"""French, as the lint knows it."""

from invites.drafting.lexicon.words import Lexicon, counted, listed, pattern

_MARKS = listed(
    "à afin ai aide aider alors au aucun aucune aussi aux avec avez avons bien car ce cela ces "
    "cet cette chez comme d dans de des donc du elle en encore est et être il ils je l la là le "
    "les leur mais manque moins n ne non nos notre nous on ont ou où par parmi pas personne peu "
    "plus pour pourriez pourrait qu quand que qui rejoindre s sans serait seriez si son sommes "
    "sont sur tout toute tous très travaillons un une vos votre vous y"
)
_OPENING = _MARKS | listed(
    "beaucoup peu assez trop divers diverses différentes nombreux nombreuses nouvelle nouvelles "
    "nouveau nouveaux bonne bonnes bon bons belle beaux grande grand petites petit première "
    "premier dernière seul seule seuls ceux celles celui celle ceci lequel laquelle pendant "
    "durant hormis malgré selon outre sauf hors près loin dedans dehors dessus ailleurs partout "
    "déjà bientôt-pas tard tôt jamais-encore souvent parfois rarement heureusement évidemment "
    "clairement simplement vraiment franchement naturellement idéalement particulièrement "
    "finalement justement précisément également récemment collaborer rejoindre apprendre "
    "comprendre réfléchir construire avancer écrire créer concevoir aborder relire revoir "
    "regarder ayant étant voulant cherchant travaillant avançant sachant puisqu lorsqu quoique "
    "bien-que à_deux l d s j n c m t qu jusqu quelqu aujourd entrer venir faites faisons vient "
    "viennent va vont sont ont peut peuvent doit-on reste restent existe êtes pouvons cherchons "
    "préparons construisons souhaitons aimerions voudrions pensons croyons voyons manque manquent "
    "besoin partageons développons concevons écrivons créons progressons menons réunissons "
    "rejoignez accepteriez jetez aidez apportez découvrir regarder discuter échanger votre_aide "
    "bien beaucoup cette ces nos vos leur leurs tout toute tous toutes autre autres différents "
    "aucun aucune certains mieux plutôt surtout parfois souvent enfin ainsi donc car or "
    "pourquoi_pas et_si cela_vous est-ce n est ravi ravis heureux curieux intéressé dites ajouter "
    "donner vous-même accepter serait seriez pourriez voudriez souhaitez aimeriez auriez pouvez "
    "voulez avez actuellement aujourd'hui avant après accepteriez aimeriez apprécierions voudriez "
    "souhaitez souhaiteriez pouvez auriez avec avancer avis bonjour certains chaque chers cher "
    "chère comment contribuer depuis désormais ensemble entre envie grâce ici ils jeter "
    "j'aimerais lorsque maintenant même n'hésitez notre nul observer pendant peut-être plusieurs "
    "pour pourquoi préparer puisque quel quelle quelqu'un quelques quiconque rien seriez-vous si "
    "tandis toujours toutefois travailler venez verriez voici voilà voulez vers voudriez-vous "
    "pourriez-vous souhaitez-vous aimeriez-vous accepteriez-vous seriez auriez-vous pouvez-vous "
    "voulez-vous d'autres l'équipe l'avis l'idée c'est il'y qu'en dites-nous salut merci partager "
    "participer votre regard apport expérience jusqu'ici côté jusqu'à être un une autre "
    "d'ailleurs étant parce lors dites-le cela ça faire"
)
LEXICON = Lexicon(
    letters="a-zA-ZàâäçéèêëîïôöùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛÜŒ",
    marks=_MARKS,
    opening=_OPENING,
    numbers=counted(
        "deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 "
        "treize=13 quatorze=14 quinze=15 seize=16 vingt=20 trente=30 quarante=40 cinquante=50 "
        "soixante=60 cent cents mille million millions milliard milliards douzaine douzaines "
        "moitié demi demie pourcent double triple tiers quart dizaine dizaines centaine"
    ),
    refused={
        "time": pattern(
            "aujourd'hui demain hier lundi mardi mercredi jeudi vendredi samedi dimanche janvier "
            "février mars avril mai juin juillet août septembre octobre novembre décembre "
            "semaine* mois an ans année* jour jours journée* heure* minute* délai* échéance* "
            "urgent* urgence* immédiat* bientôt matin* après-midi soir* midi week-end* trimestre* "
            "date dates jusqu'à_demain au_plus_tard dès_que_possible dernière_chance dépêch* vite "
            "avant_le"
        ),
        "money": pattern(
            "gratuit* gratis payer payons payez payent paie paye payé* paierons payerons "
            "paiement* salaire* prime primes bonus budget* coût* coûte* coûter prix tarif* frais "
            "remise* rabais facture* euro euros dollar* argent rémun* récompens* commission* "
            "cadeau* cher_payé abonnement* rembours* indemni* sans_frais offert* bon_d'achat"
        ),
        "promise": pattern(
            "garanti* promet* promis promesse* engage* engagement* engageons assur* jurer jurons "
            "nous_serons nous_ferons nous_aurons nous_pourrons nous_donnerons nous_enverrons "
            "nous_offrirons vous_recevrez vous_aurez vous_serez vous_obtiendrez vous_gagnerez "
            "recevrez obtiendrez certainement absolument sûrement toujours jamais sans_risque "
            "en_échange en_retour contrat* contractuel* obligation*"
        ),
        "pressure": pattern(
            "devez devriez dois doit il_faut faut obligatoire* obligé* exig* requis* imposé* "
            "sinon secret* confidentiel* faute* licenci* aucun_choix refuser refus"
        ),
        "private": pattern(
            "âge âgé* anniversaire* né née marié* mariage* époux épouse mari femme enfant* "
            "enceinte bébé* famille* parents religi* église politi* parti vote* voté genre "
            "sexuel* origine* nationalité* santé malade* maladie* handicap* médecin* thérapie "
            "adresse* habitez domicile* téléphone* portable mot_de_passe mots_de_passe "
            "identifiant* connexion compte bancaire* carte_bancaire passeport* gagnez privé* "
            "personnel personnelle personnels personnellement vie_privée alcool loisir* vacances "
            "congé* célibataire*"
        ),
        "role": pattern(
            "pdg dg directeur* directrice* chef chefs cheffe* responsable* manager* gérant* "
            "patron* dirigeant* président* cadre cadres supérieur* superviseur* fondateur* "
            "propriétaire* spécialiste* consultant* ingénieur* développeu* designer* avocat* "
            "juriste* analyste* comptable* architecte* administrateur* expert experte experts "
            "expertes senior junior assistant* vendeur* commercial commerciale représentant* "
            "promu* promotion* poste titre direction"
        ),
        "function": pattern(
            "ventes marketing finance* financi* juridique* achats comptabilité* "
            "ressources_humaines rh ingénierie* service_client équipe_support équipe_produit "
            "équipe_données approvisionnement* partenariats équipe_commerciale"
        ),
        "link": pattern("cliqu* clic lien liens url bouton* pièce_jointe télécharg*"),
        "refusal": pattern(
            "désolé* je_ne_peux je_suis_un impossible_de excus* en_tant_qu* voici_le voici_la "
            "brouillon* phrase* message* bien_sûr piraté*"
        ),
    },
)
