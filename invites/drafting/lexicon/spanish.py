"""Spanish, as the lint knows it."""

from invites.drafting.lexicon.words import Lexicon, counted, listed, pattern

_MARKS = listed(
    "a al algo alguien aún ayuda ayudar ayudaría aquí como con cuando de del donde e el ella en "
    "entre es esta está estamos este esto falta gustaría ha hace hay la las le les lo los más "
    "mientras mucho muy nadie ni no nos nosotros nuestra nuestras nuestro nuestros o para pero "
    "por porque que quien quieres quisieras qué se ser si sin sobre son su sumarte sumarse sus "
    "también te tenemos ti tiene todavía trabajando trabajamos tu tus un una unirse unirte "
    "unirnos usted ustedes y ya podría podrías sería"
)
_OPENING = _MARKS | listed(
    "muchas muchos mucha mucho pocas pocos poca poco bastante bastantes diversas diversos "
    "distintas distintos diferentes ciertas ciertos otras otros todas toda ambas ambos cuantas "
    "cuantos nuevas nuevos buenas buenos grandes gran pequeñas pequeños primera primero última "
    "último misma mismo mismas mismos propia propio cualquiera cualquier ninguna ninguno ningún "
    "aquellos aquellas ese esa esos esas esto eso aquello quienes cuya cuyo allí allá acá cerca "
    "lejos dentro fuera arriba delante ya-que pues porque puesto siempre-que casi apenas "
    "realmente sinceramente claramente especialmente finalmente recientemente últimamente "
    "generalmente frecuentemente naturalmente sencillamente justamente igualmente colaborar "
    "aprender pensar construir escribir crear revisar mejorar queriendo buscando preparando "
    "pensando haciendo teniendo siendo estando viendo sabiendo conociendo tendríamos nos_vendría "
    "ojalá adelante bienvenida bienvenido cuenta cuentan vienen viene va van son hay hubo habría "
    "haría harían gustan gusta agradeceremos-no trabajamos preparamos diseñamos creamos "
    "desarrollamos escribimos construimos planificamos planeamos seguimos vamos_a avanzando "
    "trabajando estarás eres tienes sabes ves conoces compartes colaboras trabajas aportar opinar "
    "mirar ver dar echar te_animas sumarte unirte podríamos quisiéramos quisieras quisiera "
    "nos_ayudaría faltan sigue siguen existe existen hacer hacemos cuéntanos dinos comparte "
    "colabora participa acércate mira este esta estos estas aquel nuestras nuestros tus sus otro "
    "otros varias algunas algunos alguna alguno mejor quizas incluso siempre_que hola buenas "
    "estimado estimada entre gran buena buen nuevo nueva es_un sería_un dado puesto vendría "
    "encantaría gustaría serías podrías tendrías harías actualmente ahora además antes aunque así "
    "bien cada cómo creemos cuál cuáles desde después durante hola hoy hasta juntos junto luego "
    "me mi nos nuestro otra otro parte pensamos puede puedes quizás quizá quién quiere querría "
    "querrías queremos según sería solo sólo tal tampoco tanto te tenemos todo todos trabajar "
    "tras varios ven vemos apreciaríamos agradeceríamos agradecemos avanzamos buscamos "
    "necesitamos echar echamos dónde hacen hemos estás podemos deseas desearía desearías "
    "considerarías considera estaría estarías animas anima participar compartir colaborar vendría "
    "nos_gustaría preparamos contar contamos gracias poder saludos tener tu tendrías tendría "
    "conocer ayúdanos únete súmate acompáñanos interesa"
)
LEXICON = Lexicon(
    letters="a-zA-ZáéíóúüñÁÉÍÓÚÜÑ",
    marks=_MARKS,
    opening=_OPENING,
    numbers=counted(
        "dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 "
        "trece=13 catorce=14 quince=15 veinte=20 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 "
        "cien ciento cientos mil miles millón millones docena docenas mitad medio media porciento "
        "doble triple tercio cuarto decena decenas"
    ),
    refused={
        "time": pattern(
            "hoy mañana ayer lunes martes miércoles jueves viernes sábado* domingo* enero febrero "
            "marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre semana* "
            "mes meses año* día días diario* hora horas minuto* plazo* fecha* urgente* urgencia "
            "inmediat* pronto tarde tardes noche mediodía trimestre* límite cuanto_antes "
            "última_oportunidad apúrate apúrese rápido antes_del"
        ),
        "money": pattern(
            "gratis gratuit* pagar pago pagos pagamos pagaremos pagado* salario* sueldo* bono "
            "bonos prima presupuesto* costo* coste* cuesta* precio* tarifa* cuota* descuento* "
            "factura* euro euros dólar* dinero remuner* recompens* comisi* regalo* premio* caro "
            "cara barato* suscripci* reembols* indemniz* compensaci* sin_cargo sin_costo"
        ),
        "promise": pattern(
            "garant* promet* promesa* compromet* compromiso* asegur* jurar juramos recibirás "
            "recibirá obtendrás obtendrá tendrás tendrá ganarás serás será *aremos haremos "
            "daremos tendremos pondremos vamos_a siempre nunca jamás seguramente definitivamente "
            "absolutamente sin_riesgo a_cambio contrato* obligaci* enviaremos ofreceremos "
            "responderemos devolveremos"
        ),
        "pressure": pattern(
            "debes debe deben debería deberías tienes_que tiene_que hay_que obligad* obligatori* "
            "exig* requerid* forzos* secret* confidencial* culpa* despid* sin_opción negarte "
            "rechaz*"
        ),
        "private": pattern(
            "edad cumpleaños nacid* casad* matrimonio* esposo* esposa* marido novio* novia* hijos "
            "hijo hija hijas niños embaraz* bebé* familia* padres religi* iglesia* polític* "
            "partido vot* género sexual* origen nacionalidad* salud enferm* discapaci* médic* "
            "terapia dirección domicilio* vives vive teléfono* móvil celular contraseña* clave "
            "claves usuario cuenta banc* tarjeta* pasaporte* ganas gana privad* personal "
            "personales personalmente alcohol pasatiempo* vacaciones solter*"
        ),
        "role": pattern(
            "ceo director* directora* jefe* jefa* gerente* manager* líder líderes liderazgo "
            "directiv* ejecutiv* president* supervisor* fundador* dueñ* propietari* especialista* "
            "consultor* ingenier* desarrollador* diseñador* abogad* analista* contador* contable* "
            "arquitect* administrador* expert* senior junior asistente* vendedor* representante* "
            "ascens* cargo puesto título responsable* encargad* dirección_general"
        ),
        "function": pattern(
            "ventas marketing mercadotecnia finan* legal legales jurídic* compras contabilidad "
            "recursos_humanos rrhh ingeniería equipo_de_soporte equipo_de_producto "
            "equipo_de_datos atención_al_cliente éxito_del_cliente adquisiciones"
        ),
        "link": pattern("clic enlace* vínculo* url botón adjunto* descarg*"),
        "refusal": pattern(
            "lo_siento no_puedo perdón disculp* como_modelo aquí_está aquí_tienes aquí_va "
            "borrador* frase* mensaje* por_supuesto claro_que hackead*"
        ),
    },
)
