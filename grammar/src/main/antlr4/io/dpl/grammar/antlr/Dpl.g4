// The grammar of DPL 1.0.
//
// Rules of this file:
//  - One token decides, nearly everywhere: then ANTLR makes plain switches and loops, the first parse of a process needs no
//    prediction tables (0.8 s were measured with a grammar that did) and an error stands at the first wrong word. GrammarTest
//    lists the few decisions that look further, and holds that nothing is ambiguous and SLL is enough.
//  - To that end some rules accept a little too much: an alias in parentheses, `t.*` anywhere, clauses that come twice, a
//    location that is not constant. The tree builder refuses it, and says it better than "unexpected word".
//  - Functions, models, connectors and their options are names: adding one changes nothing here.
//  - A new word is contextual: it goes to `contextual`, never to the reserved words.
grammar Dpl;

options { caseInsensitive = true; }

// ---------------------------------------------------------------------------------------------------------- statements

script
    : SEMICOLON* (statement (SEMICOLON+ statement)* SEMICOLON*)? EOF
    ;

statement
    : DPL STRING                                                            # edition
    | PARAM PARAMETER type (DEFAULT expr | CHECK LP expr RP)*               # param
    | INCLUDE STRING (AS identifier)?                                       # include
    | USE qname                                                             # use
    | SET qname EQ expr                                                     # setOption
    | RESET (qname | ALL)                                                   # resetOption
    | LET identifier EQ pipeline                                            # let
    | CREATE (OR REPLACE)? created                                          # create
    | DROP objectKind (IF EXISTS)? qname                                    # dropObject
    | EXPLAIN explainMode? (FORMAT identifier)? (ON identifier resources)? pipeline # explain
    | DESCRIBE (objectKind? qname | LP pipeline RP)                         # describeStatement
    | SHOW identifier (LIKE STRING)?                                        # show
    | pipeline                                                              # run
    ;

created
    : VIEW ifNotExists? qname AS pipeline                                   # createView
    | FUNCTION ifNotExists? qname LP formals? RP (RETURNS type)? (AS expr | provider) # createFunction
    | OPERATOR ifNotExists? qname LP formals? RP AS branch                  # createOperator
    | MODEL ifNotExists? qname LP formals? RP RETURNS (type | LP formals RP) provider # createModel
    | SECRET ifNotExists? qname optionList                                  # createSecret
    ;

// OPTIONS right after QUARANTINE and its place are the quarantine's; so that this needs no look ahead, the clause lists with
// OPTIONS of their own (here, READ, WRITE) name what may follow it.
provider       : USING identifier location providerClause* (ON ERROR (errorAction providerClause* | quarantine (withClause providerClause*)?))? ;
providerClause : optionList | withClause ;
ifNotExists    : IF NOT EXISTS ;
explainMode    : ANALYZE | LOGICAL | PHYSICAL ;
objectKind     : VIEW | FUNCTION | OPERATOR | MODEL | SECRET | TABLE ;
formals        : formal (COMMA formal?)* ;
formal         : identifier type (DEFAULT expr)? ;

// ----------------------------------------------------------------------------------------------------------- pipelines

pipeline : source (PIPE operator)* ;

// A pipeline that does not start with a parenthesis: what may stand in an expression's parentheses without being taken for one.
plainPipeline : plainSource (PIPE operator)* ;

branch : LP (PIPE operator)+ RP ;

source
    : plainSource
    | LP pipeline RP
    ;

plainSource
    : READ identifier location (COMMA location)* readClause* (ON ERROR (errorAction readClause* | quarantine (readPlan readClause*)?))? # readSource
    | FROM relation tableAlias? (REPARTITION partitioning)?                 # fromSource
    | VALUES row (COMMA row)* tableAlias?                                   # valuesSource
    ;

readClause
    : readPlan
    | optionList
    ;

readPlan
    : SCHEMA LP formals RP
    | AS identifier
    | REPARTITION partitioning
    ;

relation
    : UNNEST LP expr RP                                                     # unnestRelation
    | SQL (DOLLAR_STRING | (DOT identifier)* (LP args? RP)?)                # sqlRelation
    | plainIdentifier (DOT identifier)* (LP args? RP)?                      # namedRelation
    | STRING                                                                # fileRelation
    | LP pipeline RP                                                        # nestedRelation
    ;

tableAlias : AS identifier columnList? ;
row        : exprList ;
columnList : LP identifier (COMMA identifier?)* RP ;

// A constant string expression; the tree builder refuses columns.
location : value ;

// ----------------------------------------------------------------------------------------------------------- operators

operator
    : WHERE expr                                                            # where
    | SELECT DISTINCT? selectItem (COMMA selectItem?)* windows?             # select
    | EXTEND extendItem (COMMA extendItem?)* windows?                       # extend
    | SET (setItem (COMMA setItem?)* | LP assignment (COMMA assignment?)* RP itemClause*) # setColumns
    | DROP qname (COMMA qname?)*                                            # dropColumns
    | RENAME renaming (COMMA renaming?)*                                    # rename
    | AS identifier                                                         # alias
    | AGGREGATE (named (COMMA named?)*)? (GROUP BY named (COMMA named?)*)?  # aggregate
    | DISTINCT (ON exprList (ORDER BY sortItems)?)?                         # distinct
    | ORDER BY sortItems                                                    # orderBy
    | LIMIT value (OFFSET value)?                                           # limit
    | TOP value (WITH TIES)? BY sortItems (PARTITION BY exprs)?             # top
    | SAMPLE count (PERCENT | ROWS) (SEED count)?                           # sample
    | joinKind? JOIN relation tableAlias? (ON expr | USING columnList)? withClause? # join
    | (UNION | INTERSECT | EXCEPT) (ALL | DISTINCT) (BY NAME)? input (COMMA input)* # setOperation
    | UNNEST OUTER? named (COMMA named)* unnestClause*                      # unnest
    | PIVOT named (COMMA named)* FOR value IN LP named (COMMA named)* RP    # pivot
    | REPARTITION partitioning                                              # repartition
    | BATCH batchSize                                                       # batch
    | APPLY (applyItem (COMMA applyItem)* | LP applyItem (COMMA applyItem?)* RP itemClause*) # apply
    | CALL qname LP args? RP itemClause*                                    # callOperator
    | CACHE                                                                 # cache
    | ASSERT exprs (ON ERROR policy)?                                       # assert
    | TEE branch (COMMA branch)*                                            # tee
    | FORK branch (COMMA branch)*                                           # fork
    | WRITE identifier location writeClause* (ON ERROR (errorAction writeClause* | quarantine (writePlan writeClause*)?))? # write
    | DESCRIBE                                                              # describe
    ;

selectItem : (STAR | named) (EXCLUDE columnList)? replacing? ;
replacing  : REPLACE LP named (COMMA named?)* RP ;

// Several names only after UNNEST; GROUP BY takes GROUPING SETS, ROLLUP and CUBE as expressions.
named      : expr (AS (identifier | columnList))? ;
extendItem : named itemClause* ;
setItem    : assignment itemClause* ;
assignment : qname EQ expr ;
renaming   : qname AS identifier ;
sortItems  : sortItem (COMMA sortItem)* ;
sortItem   : expr (ASC | DESC)? (NULLS (FIRST | LAST))? ;
exprs      : expr (COMMA expr)* ;
exprList   : LP expr (COMMA expr?)* RP ;
input      : LP pipeline RP ;
applyItem  : qname (LP args? RP)? (AS (identifier | columnList))? itemClause* ;

joinKind
    : INNER
    | CROSS
    | SEMI
    | ANTI
    | ASOF LEFT?
    | (LEFT | RIGHT | FULL) OUTER?
    ;

// HASH (..) and RANGE (..) read as calls.
partitioning
    : AUTO
    | INTO? count (BY exprs)? (NO SHUFFLE)?
    | BY exprs
    | TARGET (STRING | SIZE)
    ;

batchSize
    : AUTO
    | count ROWS?
    | SIZE
    | STRING
    ;

writeClause
    : writePlan
    | optionList
    ;

writePlan
    : MODE identifier
    | PARTITION BY columnList
    ;

// ------------------------------------------------------------------------------------------------- clauses of many operators

itemClause
    : withClause
    | ON ERROR policy
    ;

unnestClause
    : WITH (ORDINALITY AS identifier | resources)
    | ON ERROR policy
    ;

withClause : WITH resources ;
resources  : LP resource (COMMA resource?)* RP ;
resource   : identifier (count | SIZE | DURATION | STRING | identifier | LP number COMMA number RP) ;
optionList : OPTIONS LP option (COMMA option?)* RP ;
option     : identifier EQ expr ;

// What stands after ON ERROR.
policy
    : errorAction
    | quarantine
    ;

errorAction : (FAIL | NULL (INTO identifier)? | SKIP_) errorLimit? ;
quarantine  : QUARANTINE location optionList? errorLimit? ;
errorLimit  : LIMIT count PERCENT? ;

windows          : WINDOW windowDefinition (COMMA windowDefinition)* ;
windowDefinition : identifier AS window ;
window           : LP (PARTITION BY exprs)? (ORDER BY sortItems)? frame? RP ;
frame            : (ROWS | RANGE) (BETWEEN bound AND bound | bound) ;

bound
    : UNBOUNDED (PRECEDING | FOLLOWING)
    | CURRENT ROW
    | (literal | interval | PARAMETER) (PRECEDING | FOLLOWING)
    ;

// A number that may come from outside.
count : number | PARAMETER | QMARK ;

// --------------------------------------------------------------------------------------------------------- expressions
// From the loosest to the tightest. Above `value` stand truths, so that the AND of BETWEEN is not the AND of logic. The pipe sign
// is no operator.

expr        : conjunction (OR conjunction)* ;
conjunction : negation (AND negation)* ;

negation
    : NOT negation
    | value predicate?
    ;

predicate
    : comparison value                                                      # compared
    | IS NOT? (NULL | TRUE | FALSE | DISTINCT FROM value)                   # is
    | NOT? (between | in | like)                                            # tested
    ;

comparison : EQ | NEQ | LT | LTE | GT | GTE ;
between    : BETWEEN value AND value ;
in         : IN (PARAMETER | LP (plainPipeline | parenthesized) RP) ;
like       : (LIKE | ILIKE | GLOB | SIMILAR TO | REGEXP) value (ESCAPE value)? ;

value    : sum (CONCAT sum)* ;
sum      : product ((PLUS | MINUS) product)* ;
product  : zoned ((STAR | SLASH | DSLASH | PERCENT_SIGN) zoned)* ;
zoned    : signed (AT TIME ZONE signed)* ;

signed
    : (PLUS | MINUS) signed
    | postfix
    ;

// After ::T only another one: x::T[1] would be a list type. Parenthesize the cast.
postfix : primary accessor* (COLONCOLON type)* ;

accessor
    : LB (COLON expr? | expr (COLON expr?)?) RB
    | DOT (identifier callTail? | STAR)
    ;

primary
    : literal
    | interval
    | PARAMETER
    | QMARK
    | FSTRING
    | case
    | cast
    | (EXISTS | ARRAY) LP pipeline RP
    | LP (plainPipeline | parenthesized) RP
    | LB (expr (COMMA expr?)*)? RB
    | LC (structField (COMMA structField?)*)? RC
    | (DATE | TIME | TIMESTAMP) (STRING | callTail)?
    | GROUPING (SETS LP groupSet (COMMA groupSet?)* RP | callTail)?
    | word callTail?
    | (VALUES | SQL)
    ;

case        : CASE expr? (WHEN expr THEN expr)+ (ELSE expr)? END ;
cast        : (CAST | TRY_CAST) LP expr AS type RP ;
groupSet    : LP exprs? RP ;
structField : (identifier | STRING) COLON expr ;

// (a), (a, b), EXTEND (f(a) AS x, g(b) AS y), and (FROM t) | LIMIT 1, whose start reads as an expression.
parenthesized : named ((PIPE operator)+ | (COMMA named?)*) ;

callTail
    : LP (DISTINCT? args)? (ORDER BY sortItems)? RP (FILTER LP WHERE expr RP)? (OVER (identifier | window))?
    ;

args : arg (COMMA arg?)* ;

// name => value, x -> body, (x, y) -> body, EXTRACT(year FROM d)
arg
    : STAR
    | expr ((FATARROW | ARROW | FROM) expr)?
    ;

literal
    : number
    | STRING
    | DOLLAR_STRING
    | SIZE
    | DURATION
    | NULL
    | TRUE
    | FALSE
    ;

// Without what follows, a column or function of that name.
interval     : INTERVAL (STRING intervalUnit? | number intervalUnit | callTail)? ;
intervalUnit : IDENT ;

number : INTEGER | DECIMAL ;

type
    : (STRUCT LP structType (COMMA structType?)* RP | MAP LP type COMMA type RP | simpleType) (LB INTEGER? RB)*
    ;

simpleType
    : TIME | TIMESTAMP | TIMESTAMP_TZ
    | (IDENT | QUOTED | BACKTICK | DATE | INTERVAL) (LP INTEGER (COMMA INTEGER)* RP)?
    ;

structType : identifier type ;

// --------------------------------------------------------------------------------------------------------------- names

qname           : identifier (DOT identifier)* ;
identifier      : plainIdentifier | SQL ;
plainIdentifier : word | DATE | GROUPING | INTERVAL | TIME | TIMESTAMP | VALUES ;
word            : IDENT | QUOTED | BACKTICK | contextual ;

// Every keyword that is not reserved, but those with a form of their own in an expression or after FROM.
contextual
    : ANALYZE | ANTI | APPLY | ASC | ASOF | ASSERT | AT | AUTO | BATCH | CACHE | CALL | CHECK | CURRENT | DEFAULT | DESC | DESCRIBE
    | DPL | DROP | ERROR | ESCAPE | EXCLUDE | EXPLAIN | EXTEND | FAIL | FILTER | FIRST | FOLLOWING | FOR | FORK | FORMAT | FULL
    | FUNCTION | GLOB | IF | ILIKE | INCLUDE | INNER | INTO | LAST | LEFT | LET | LOGICAL | MAP | MODE | MODEL | NAME | NO | NULLS
    | OFFSET | OPERATOR | OPTIONS | ORDINALITY | OVER | PARAM | PERCENT | PHYSICAL | PIVOT | PRECEDING | QUARANTINE | RANGE
    | READ | REGEXP | RENAME | REPARTITION | REPLACE | RESET | RETURNS | RIGHT | ROW | ROWS | SAMPLE | SCHEMA | SECRET | SEED | SEMI
    | SETS | SHOW | SHUFFLE | SIMILAR | SKIP_ | STRUCT | TABLE | TARGET | TEE | TIES | TO | TOP | UNBOUNDED | USE | VIEW | WRITE
    | ZONE
    ;

// ---------------------------------------------------------------------------------------------------- space and comments

SHEBANG : '#!' ~[\r\n]* -> channel(HIDDEN) ;
BLOCK   : '/*' .*? '*/' -> channel(HIDDEN) ;
LINE    : '--' ~[\r\n]* -> channel(HIDDEN) ;
SPACE   : [ \t-\r\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF]+ -> channel(HIDDEN) ;

// --------------------------------------------------------------------------------------------------------------- signs

PIPE : '|>' | '|' ;

CONCAT : '||' ; FATARROW : '=>' ; ARROW : '->' ; COLONCOLON : '::' ; NEQ : '<>' | '!=' ; LTE : '<=' ; GTE : '>=' ;
DSLASH : '//' ; EQ : '=' ; LT : '<' ; GT : '>' ; PLUS : '+' ; MINUS : '-' ; STAR : '*' ; SLASH : '/' ; PERCENT_SIGN : '%' ;
DOT : '.' ; COMMA : ',' ; SEMICOLON : ';' ; COLON : ':' ; LP : '(' ; RP : ')' ; LB : '[' ; RB : ']' ; LC : '{' ; RC : '}' ;
QMARK : '?' ;

// Signs of other languages: read so that the error can name ours.
WRONG_EQ : '==' ; WRONG_AND : '&&' ; WRONG_NOT : '!' ;

// ------------------------------------------------------------------------------------- reserved words: 44, at most 45 ever

AGGREGATE : 'AGGREGATE' ; ALL : 'ALL' ; AND : 'AND' ; ARRAY : 'ARRAY' ; AS : 'AS' ; BETWEEN : 'BETWEEN' ; BY : 'BY' ;
CASE : 'CASE' ; CAST : 'CAST' ; CREATE : 'CREATE' ; CROSS : 'CROSS' ; DISTINCT : 'DISTINCT' ; ELSE : 'ELSE' ; END : 'END' ;
EXCEPT : 'EXCEPT' ; EXISTS : 'EXISTS' ; FALSE : 'FALSE' ; FROM : 'FROM' ; GROUP : 'GROUP' ; IN : 'IN' ; INTERSECT : 'INTERSECT' ;
IS : 'IS' ; JOIN : 'JOIN' ; LIKE : 'LIKE' ; LIMIT : 'LIMIT' ; NOT : 'NOT' ; NULL : 'NULL' ; ON : 'ON' ; OR : 'OR' ;
ORDER : 'ORDER' ; OUTER : 'OUTER' ; PARTITION : 'PARTITION' ; SELECT : 'SELECT' ; SET : 'SET' ; THEN : 'THEN' ; TRUE : 'TRUE' ;
TRY_CAST : 'TRY_CAST' ; UNION : 'UNION' ; UNNEST : 'UNNEST' ; USING : 'USING' ; WHEN : 'WHEN' ; WHERE : 'WHERE' ;
WINDOW : 'WINDOW' ; WITH : 'WITH' ;

// ----------------------------------------------------------------------------------------------------- contextual words

ANALYZE : 'ANALYZE' ; ANTI : 'ANTI' ; APPLY : 'APPLY' ; ASC : 'ASC' ; ASOF : 'ASOF' ; ASSERT : 'ASSERT' ; AT : 'AT' ;
AUTO : 'AUTO' ; BATCH : 'BATCH' ; CACHE : 'CACHE' ; CALL : 'CALL' ; CHECK : 'CHECK' ; CURRENT : 'CURRENT' ; DATE : 'DATE' ;
DEFAULT : 'DEFAULT' ; DESC : 'DESC' ; DESCRIBE : 'DESCRIBE' ; DPL : 'DPL' ; DROP : 'DROP' ; ERROR : 'ERROR' ; ESCAPE : 'ESCAPE' ;
EXCLUDE : 'EXCLUDE' ; EXPLAIN : 'EXPLAIN' ; EXTEND : 'EXTEND' ; FAIL : 'FAIL' ; FILTER : 'FILTER' ;
FIRST : 'FIRST' ; FOLLOWING : 'FOLLOWING' ; FOR : 'FOR' ; FORK : 'FORK' ; FORMAT : 'FORMAT' ; FULL : 'FULL' ;
FUNCTION : 'FUNCTION' ; GLOB : 'GLOB' ; GROUPING : 'GROUPING' ; IF : 'IF' ; ILIKE : 'ILIKE' ; INCLUDE : 'INCLUDE' ;
INNER : 'INNER' ; INTERVAL : 'INTERVAL' ; INTO : 'INTO' ; LAST : 'LAST' ; LEFT : 'LEFT' ; LET : 'LET' ; LOGICAL : 'LOGICAL' ;
MAP : 'MAP' ; MODE : 'MODE' ; MODEL : 'MODEL' ; NAME : 'NAME' ; NO : 'NO' ; NULLS : 'NULLS' ; OFFSET : 'OFFSET' ;
OPERATOR : 'OPERATOR' ; OPTIONS : 'OPTIONS' ; ORDINALITY : 'ORDINALITY' ; OVER : 'OVER' ; PARAM : 'PARAM' ;
PERCENT : 'PERCENT' ; PHYSICAL : 'PHYSICAL' ; PIVOT : 'PIVOT' ; PRECEDING : 'PRECEDING' ; QUARANTINE : 'QUARANTINE' ;
RANGE : 'RANGE' ; READ : 'READ' ; REGEXP : 'REGEXP' ; RENAME : 'RENAME' ; REPARTITION : 'REPARTITION' ; REPLACE : 'REPLACE' ;
RESET : 'RESET' ; RETURNS : 'RETURNS' ; RIGHT : 'RIGHT' ; ROW : 'ROW' ; ROWS : 'ROWS' ; SAMPLE : 'SAMPLE' ; SCHEMA : 'SCHEMA' ;
SECRET : 'SECRET' ; SEED : 'SEED' ; SEMI : 'SEMI' ; SETS : 'SETS' ; SHOW : 'SHOW' ; SHUFFLE : 'SHUFFLE' ; SIMILAR : 'SIMILAR' ;
SKIP_ : 'SKIP' ; SQL : 'SQL' ; STRUCT : 'STRUCT' ; TABLE : 'TABLE' ; TARGET : 'TARGET' ; TEE : 'TEE' ; TIES : 'TIES' ;
TIME : 'TIME' ; TIMESTAMP : 'TIMESTAMP' ; TO : 'TO' ; TOP : 'TOP' ; UNBOUNDED : 'UNBOUNDED' ; USE : 'USE' ; VALUES : 'VALUES' ;
VIEW : 'VIEW' ; WRITE : 'WRITE' ; ZONE : 'ZONE' ;

// One word of four, so that the type of a cast needs no look ahead.
TIMESTAMP_TZ : 'TIMESTAMP' GAP 'WITH' GAP 'TIME' GAP 'ZONE' ;

// ------------------------------------------------------------------------------------------------------------- constants

SIZE     : DIGIT+ ('.' DIGIT+)? ([KMGTP] 'I'?)? 'B' ;
DURATION : DIGIT+ ('MS' | 'S' | 'MIN' | 'H' | 'D') ;
INTEGER  : '0X' [0-9A-F_]+ | DIGIT+ ('_' DIGIT+)* ;
DECIMAL  : DIGIT+ ('_' DIGIT+)* '.' DIGIT* EXPONENT? | '.' DIGIT+ EXPONENT? | DIGIT+ EXPONENT ;

STRING        : '\'' (~'\'' | '\'\'')* '\'' | 'E\'' (~['\\] | '\'\'' | '\\' .)* '\'' ;
FSTRING       : 'F\'' (~'\'' | '\'\'')* '\'' | 'F$$' .*? '$$' ;
DOLLAR_STRING : '$$' .*? '$$' ;
PARAMETER     : '$' [A-Z_0-9]+ ;

// Beyond ASCII any sign passes here, and Tokens asks Character whether it is a letter: the sets of Unicode would cost tens of
// milliseconds at every start.
IDENT    : LETTER (LETTER | DIGIT)* ;
QUOTED   : '"' (~'"' | '""')+ '"' ;
BACKTICK : '`' (~'`' | '``')+ '`' ;

fragment GAP      : [ \t\r\n]+ ;
fragment DIGIT    : [0-9] ;
fragment LETTER   : [A-Z_\u00AA-\u167F\u1681-\u1FFF\u2070-\u2FFF\u3001-\uD7FF\uF900-\uFEFE\uFF00-\uFFDC\u{10000}-\u{EFFFF}] ;
fragment EXPONENT : 'E' [+-]? DIGIT+ ;

// ------------------------------------------------------------------------------------------------------- what is never right

OPEN_STRING  : 'F'? '\'' (~'\'' | '\'\'')* | 'E\'' (~['\\] | '\'\'' | '\\' .)* ;
OPEN_DOLLARS : 'F'? '$$' (~'$' | '$' ~'$')* '$'? ;
EMPTY_NAME   : '""' | '``' ;
OPEN_NAME    : '"' (~'"' | '""')* | '`' (~'`' | '``')* ;
OPEN_COMMENT : '/*' (~'*' | '*'+ ~[*/])* '*'* ;
CURLY_QUOTED : [\u2018\u2019] ~[\u2018\u2019\r\n]* [\u2018\u2019] | [\u201C\u201D] ~[\u201C\u201D\r\n]* [\u201C\u201D] ;
BAD_NUMBER   : DIGIT+ LETTER (LETTER | DIGIT)* ;
OTHER        : . ;
