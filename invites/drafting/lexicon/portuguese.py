"""Brazilian Portuguese, as the lint knows it."""

from invites.drafting.lexicon.words import Lexicon, counted, listed, pattern

_MARKS = listed(
    "a ainda ajuda ajudar ajudaria alguém ao aos as até com como da das de do dos e é ele ela em "
    "entre está estamos este esta isso falta faltando gostaria gostaríamos há já juntar junto la "
    "lhe lo mais mas me mesmo muito na nas não nem ninguém no nos nós nossa nossas nosso nossos o "
    "os ou para pela pelas pelo pelos pode poderia por porque que quem quer se sem ser seria "
    "sobre sua suas seu seus também tem temos toparia trabalhando trabalhamos um uma você vocês"
)
_OPENING = _MARKS | listed(
    "muitas muitos muita muito poucas poucos pouca pouco bastante bastantes diversas diversos "
    "várias vários diferentes certas certos outras outros todas ambas ambos quantas quantos novas "
    "novos boas bons grandes grande pequenas pequenos primeira primeiro última último mesma mesmo "
    "mesmas mesmos própria próprio qualquer nenhuma nenhum aquele aquela aqueles aquelas esses "
    "essas isto isso aquilo cuja cujo ali lá aqui perto longe dentro fora acima diante porque "
    "pois visto quase apenas realmente sinceramente claramente especialmente finalmente "
    "recentemente ultimamente geralmente frequentemente naturalmente simplesmente justamente "
    "igualmente aprender pensar construir escrever criar revisar melhorar querendo buscando "
    "preparando pensando fazendo sendo estando vendo sabendo conhecendo adorei-não tomara adiante "
    "bem-vindo bem-vinda conta contam vem vêm vai vão são houve faria fariam gostam gosta "
    "temos-aqui nada cá caso conforme contra embora entretanto portanto porém todavia logo-que no "
    "na nos nas num numa pelo pela dele dela neste nesta naquele trabalhamos preparamos criamos "
    "desenvolvemos escrevemos construímos planejamos vemos estamos estou está você_já conte "
    "mostre diga compartilhe colabore participe junte aceite veja olhe venha falta faltam "
    "sentimos existem existe fazemos fazer poderia poderíamos queríamos quer quero gostaria "
    "gostaríamos será_que nossos nossas suas seus outro outros outras algumas alguns alguma algum "
    "melhor incluindo bom boa novo nova seria dado ideias perguntas experiência ajuda além ao aos "
    "às dessa desse este esta estes estas essa esse sabe conhece tem teria haveria topa agora "
    "atualmente algo além antes apesar apreciaríamos assim cada conhecer contar contamos desde "
    "depois durante enquanto então eu hoje olá oi onde outra outro parte participar pensamos pois "
    "podemos precisamos quando qual quais quanto que queremos queria sentimos segundo sempre só "
    "somente talvez tal tanto tudo todos toda todo trabalhar estamos vamos venha vários ver vemos "
    "vejo acha aceita aceitaria buscamos colaborar compartilhar avançamos teria tenha teríamos "
    "ficaríamos ficamos adoraríamos adoraria obrigado obrigada nesta neste nesse nessa dessa "
    "desse deste desta tendo preparamos seguimos topa anima interessa agradecemos agradeceríamos "
    "daria dar vale vem"
)
LEXICON = Lexicon(
    letters="a-zA-ZáâãàçéêíóôõúüÁÂÃÀÇÉÊÍÓÔÕÚ",
    marks=_MARKS,
    opening=_OPENING,
    numbers=counted(
        "dois=2 duas=2 três=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 doze=12 "
        "treze=13 catorze=14 quatorze=14 quinze=15 vinte=20 trinta=30 quarenta=40 cinquenta=50 "
        "sessenta=60 cem cento centenas mil milhares milhão milhões bilhão bilhões dúzia dúzias "
        "metade meio meia porcento dobro triplo terço dezena dezenas"
    ),
    refused={
        "time": pattern(
            "hoje amanhã ontem segunda-feira terça-feira quarta-feira quinta-feira sexta-feira "
            "segunda terça quarta quinta sexta sábado* domingo* janeiro fevereiro março abril "
            "maio junho julho agosto setembro outubro novembro dezembro semana* mês meses ano "
            "anos dia dias diári* hora horas minuto* prazo* data datas urgente* urgência imediat* "
            "logo cedo tarde noite manhã meio-dia trimestre* quanto_antes última_chance corra "
            "rápido"
        ),
        "money": pattern(
            "grátis gratuit* pagar pagamento* pago paga pagos pagamos pagaremos salário* bônus "
            "orçamento* custo* custa* preço* tarifa* taxa* desconto* fatura* euro euros dólar* "
            "real reais dinheiro remuner* recompens* comiss* presente* prêmio* caro cara barato* "
            "assinatura* reembols* indeniz* compensa* sem_custo sem_ônus"
        ),
        "promise": pattern(
            "garant* promet* promessa* compromet* compromisso* assegur* juramos receberá "
            "receberão terá terão ganhará será *aremos faremos daremos teremos enviaremos "
            "ofereceremos responderemos devolveremos vamos_pagar vamos_dar vamos_enviar "
            "vamos_garantir sempre nunca jamais certamente definitivamente absolutamente "
            "sem_risco em_troca contrato* obriga*"
        ),
        "pressure": pattern(
            "deve devem deveria precisa_fazer tem_que têm_que tem_de obrigad*_a obrigatóri* exig* "
            "necessári* forçad* segred* sigil* confidencia* culpa* demit* demiss* sem_escolha "
            "recus*"
        ),
        "private": pattern(
            "idade aniversário* nascid* nasceu casad* casamento* esposo* esposa* marido namorad* "
            "filhos filho filha filhas crianças grávida* gravidez bebê* família* pais religi* "
            "igreja* polític* partido vot* gênero sexual* origem nacionalidade* saúde doen* "
            "deficiên* médic* terapia endereço* mora moram telefone* celular senha* login usuário "
            "conta banc* cartão passaporte* ganha privad* pessoal pessoais pessoalmente álcool "
            "passatempo* férias solteir*"
        ),
        "role": pattern(
            "ceo diretor* chefe* gerente* manager* gestor* líder líderes liderança executiv* "
            "president* supervisor* fundador* don* proprietári* especialista* consultor* "
            "engenheir* desenvolvedor* designer* advogad* analista* contador* arquitet* "
            "administrador* expert* perit* sênior júnior assistente* vendedor* representante* "
            "promovid* promoção cargo título responsável responsáveis encarregad* diretoria "
            "coordenador*"
        ),
        "function": pattern(
            "vendas marketing finan* jurídic* compras contabilidade recursos_humanos rh "
            "engenharia equipe_de_suporte equipe_de_produto equipe_de_dados "
            "atendimento_ao_cliente sucesso_do_cliente suprimentos"
        ),
        "link": pattern("clique* clicar link links url botão anexo* baix*"),
        "refusal": pattern(
            "desculp* não_posso sinto_muito lamento como_modelo aqui_está aqui_vai rascunho* "
            "frase* mensage* claro_que com_certeza hackead*"
        ),
    },
)
