// The grammar of DPL 1.0.
//
// Rules of this file:
//  - Every decision is predictable in SLL mode and nothing is ambiguous (GrammarTest holds it), so that parsing is linear and
//    an error stands at the first wrong word.
//  - Functions, models, connectors and their options are names: adding one changes nothing here.
//  - A new word is contextual: it goes to `contextual`, never to the reserved words.
//  - What can be said better by the tree builder than by "unexpected word" is accepted here and refused there: clauses that
//    come twice, a missing AS, a location that is not a constant.
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
    | DESCRIBE objectKind? qname                                            # describeObject
    | DESCRIBE LP pipeline RP                                               # describePipeline
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

provider    : USING identifier location (optionList | withClause | onError)* ;
ifNotExists : IF NOT EXISTS ;
explainMode : ANALYZE | LOGICAL | PHYSICAL ;
objectKind  : VIEW | FUNCTION | OPERATOR | MODEL | SECRET | TABLE ;
formals     : formal (COMMA formal)* COMMA? ;
formal      : identifier type (DEFAULT expr)? ;

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
    : READ identifier location (COMMA location)* readClause*                # readSource
    | FROM relation tableAlias? (REPARTITION partitioning)?                 # fromSource
    | VALUES row (COMMA row)* tableAlias?                                   # valuesSource
    ;

readClause
    : SCHEMA LP formals RP
    | optionList
    | onError
    | AS identifier
    | REPARTITION partitioning
    ;

relation
    : UNNEST LP expr RP                                                     # unnestRelation
    | SQL DOLLAR_STRING                                                     # sqlRelation
    | qname                                                                 # tableRelation
    | qname LP args? RP                                                     # functionRelation
    | STRING                                                                # fileRelation
    | LP pipeline RP                                                        # nestedRelation
    ;

tableAlias : AS identifier columnList? ;
row        : LP expr (COMMA expr)* COMMA? RP ;
columnList : LP identifier (COMMA identifier)* COMMA? RP ;

// A constant string expression; the tree builder refuses columns.
location : value ;

// ----------------------------------------------------------------------------------------------------------- operators

operator
    : WHERE expr                                                            # where
    | SELECT DISTINCT? selectItem (COMMA selectItem)* COMMA? windows?       # select
    | EXTEND extendItem (COMMA extendItem)* COMMA? windows?                 # extend
    | EXTEND LP aliased (COMMA aliased)* COMMA? RP itemClause* windows?     # extendGroup
    | SET setItem (COMMA setItem)* COMMA?                                   # setColumns
    | SET LP assignment (COMMA assignment)* COMMA? RP itemClause*           # setGroup
    | DROP qname (COMMA qname)* COMMA?                                      # dropColumns
    | RENAME renaming (COMMA renaming)* COMMA?                              # rename
    | AS identifier                                                         # alias
    | AGGREGATE (named (COMMA named)* COMMA?)? (GROUP BY groupItem (COMMA groupItem)* COMMA?)? # aggregate
    | DISTINCT (ON exprList (ORDER BY sortItems)?)?                         # distinct
    | ORDER BY sortItems                                                    # orderBy
    | LIMIT value (OFFSET value)?                                           # limit
    | TOP value (WITH TIES)? BY sortItems (PARTITION BY expr (COMMA expr)*)? # top
    | SAMPLE count (PERCENT | ROWS) (SEED count)?                           # sample
    | joinKind? JOIN relation tableAlias? (ON expr | USING columnList)? withClause? # join
    | (UNION | INTERSECT | EXCEPT) (ALL | DISTINCT) (BY NAME)? input (COMMA input)* # setOperation
    | UNNEST OUTER? unnestItem (COMMA unnestItem)* (WITH ORDINALITY AS identifier)? itemClause* # unnest
    | PIVOT named (COMMA named)* FOR value IN LP named (COMMA named)* RP    # pivot
    | REPARTITION partitioning                                              # repartition
    | BATCH batchSize                                                       # batch
    | APPLY applyItem (COMMA applyItem)*                                    # apply
    | APPLY LP applyItem (COMMA applyItem)* COMMA? RP itemClause*           # applyGroup
    | CALL qname LP args? RP itemClause*                                    # callOperator
    | CACHE                                                                 # cache
    | ASSERT expr (COMMA expr)* onError?                                    # assert
    | TEE branch (COMMA branch)*                                            # tee
    | FORK branch (COMMA branch)*                                           # fork
    | WRITE identifier location writeClause*                                # write
    | DESCRIBE                                                              # describe
    ;

selectItem
    : (STAR | qname DOT STAR) (EXCLUDE columnList)? (REPLACE LP aliased (COMMA aliased)* COMMA? RP)?
    | named
    ;

named      : expr (AS identifier)? ;
aliased    : expr AS identifier ;
extendItem : named itemClause* ;
setItem    : assignment itemClause* ;
assignment : qname EQ expr ;
renaming   : qname AS identifier ;
sortItems  : sortItem (COMMA sortItem)* ;
sortItem   : expr (ASC | DESC)? (NULLS (FIRST | LAST))? ;
exprList   : LP expr (COMMA expr)* COMMA? RP ;
input      : LP pipeline RP ;
unnestItem : expr outputs? ;
applyItem  : qname (LP args? RP)? outputs? itemClause* ;
outputs    : AS (identifier | columnList) ;

// ROLLUP (..) and CUBE (..) read as calls.
groupItem
    : GROUPING SETS LP groupSet (COMMA groupSet)* COMMA? RP
    | named
    ;

groupSet : LP (expr (COMMA expr)*)? RP ;

joinKind
    : INNER
    | CROSS
    | SEMI
    | ANTI
    | ASOF LEFT?
    | (LEFT | RIGHT | FULL) OUTER?
    ;

partitioning
    : AUTO
    | INTO? count (BY partitionKeys)? (NO SHUFFLE)?
    | BY partitionKeys
    | TARGET (STRING | SIZE)
    ;

// HASH (..) and RANGE (..) read as calls.
partitionKeys : expr (COMMA expr)* ;

batchSize
    : AUTO
    | count ROWS?
    | SIZE
    | STRING
    ;

writeClause
    : MODE identifier
    | PARTITION BY columnList
    | optionList
    | onError
    ;

// ------------------------------------------------------------------------------------------------- clauses of many operators

itemClause : withClause | onError ;

withClause : WITH resources ;
resources  : LP resource (COMMA resource)* COMMA? RP ;

resource
    : identifier (count | SIZE | DURATION | STRING | identifier | LP number COMMA number RP)
    ;

optionList : OPTIONS LP option (COMMA option)* COMMA? RP ;
option     : identifier EQ expr ;

onError
    : ON ERROR (FAIL | NULL (INTO identifier)? | SKIP_ | QUARANTINE location optionList?) (LIMIT count PERCENT?)?
    ;

windows          : WINDOW windowDefinition (COMMA windowDefinition)* ;
windowDefinition : identifier AS window ;
window           : LP (PARTITION BY expr (COMMA expr)*)? (ORDER BY sortItems)? frame? RP ;
frame            : (ROWS | RANGE) (BETWEEN bound AND bound | bound) ;

bound
    : UNBOUNDED (PRECEDING | FOLLOWING)
    | CURRENT ROW
    | (literal | PARAMETER) (PRECEDING | FOLLOWING)
    ;

// A number that may come from outside.
count : number | PARAMETER | QMARK ;

// --------------------------------------------------------------------------------------------------------- expressions
// Two levels, so that the AND of BETWEEN is not the AND of logic: expr knows truth, value does not. The pipe sign is no operator.

expr
    : NOT expr                                                              # not
    | expr AND expr                                                         # and
    | expr OR expr                                                          # or
    | value predicate?                                                      # tested
    ;

predicate
    : comparison value                                                      # compared
    | IS NOT? (NULL | TRUE | FALSE | DISTINCT FROM value)                   # is
    | NOT? BETWEEN value AND value                                          # between
    | NOT? IN LP plainPipeline RP                                           # inPipeline
    | NOT? IN LP expr ((PIPE operator)+ | (COMMA expr)* COMMA?) RP              # inList
    | NOT? IN PARAMETER                                                     # inParameter
    | NOT? (LIKE | ILIKE | GLOB | SIMILAR TO | REGEXP) value (ESCAPE value)? # like
    ;

comparison : EQ | NEQ | LT | LTE | GT | GTE ;

value
    : value COLONCOLON type                                                 # cast
    | value LB (expr? COLON expr? | expr) RB                                # element
    | value DOT identifier callTail?                                        # member
    | (PLUS | MINUS) value                                                  # sign
    | value AT TIME ZONE value                                              # atTimeZone
    | value (STAR | SLASH | DSLASH | PERCENT_SIGN) value                    # multiply
    | value (PLUS | MINUS) value                                            # add
    | value CONCAT value                                                    # concat
    | primary                                                               # first
    ;

primary
    : literal                                                               # constant
    | PARAMETER                                                             # parameter
    | QMARK                                                                 # placeholder
    | FSTRING                                                               # fString
    | CASE expr? (WHEN expr THEN expr)+ (ELSE expr)? END                    # case
    | (CAST | TRY_CAST) LP expr AS type RP                                  # castCall
    | EXTRACT LP identifier FROM expr RP                                    # extract
    | EXISTS LP pipeline RP                                                 # exists
    | ARRAY LP pipeline RP                                                  # arraySubquery
    | LP plainPipeline RP                                                   # subquery
    | LP expr ((PIPE operator)+ | (COMMA expr)* COMMA?) RP                      # parenthesized
    | LB (expr (COMMA expr)* COMMA?)? RB                                    # list
    | LC (structField (COMMA structField)* COMMA?)? RC                      # struct
    | word callTail?                                                        # nameOrCall
    | VALUES                                                                # valuesColumn
    ;

structField : (identifier | STRING) COLON expr ;

callTail
    : LP (DISTINCT? args)? (ORDER BY sortItems)? RP (FILTER LP WHERE expr RP)? (OVER (identifier | window))?
    ;

args : arg (COMMA arg)* COMMA? ;

arg
    : STAR                                                                  # starArg
    | identifier FATARROW expr                                              # namedArg
    | (identifier | columnList) ARROW expr                                  # lambda
    | expr                                                                  # plainArg
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
    | (DATE | TIME | TIMESTAMP) STRING
    | INTERVAL STRING intervalUnit?
    | INTERVAL number intervalUnit
    ;

intervalUnit : IDENT ;

number : INTEGER | DECIMAL ;

type
    : STRUCT LP structType (COMMA structType)* COMMA? RP                    # structOf
    | MAP LP type COMMA type RP                                             # mapOf
    | type LB INTEGER? RB                                                   # listOf
    | identifier (LP INTEGER (COMMA INTEGER)* RP)? (WITH TIME ZONE)?        # namedType
    ;

structType : identifier type ;

// --------------------------------------------------------------------------------------------------------------- names

qname      : identifier (DOT identifier)* ;
identifier : word | VALUES ;
word       : IDENT | QUOTED | BACKTICK | contextual ;

// Every keyword that is not reserved. VALUES is apart (see identifier): a call of that name would look like a source.
contextual
    : ANALYZE | ANTI | APPLY | ASC | ASOF | ASSERT | AT | AUTO | BATCH | CACHE | CALL | CHECK | CURRENT | DATE | DEFAULT | DESC
    | DESCRIBE | DPL | DROP | ERROR | ESCAPE | EXCLUDE | EXPLAIN | EXTEND | EXTRACT | FAIL | FILTER | FIRST | FOLLOWING | FOR
    | FORK | FORMAT | FULL | FUNCTION | GLOB | GROUPING | IF | ILIKE | INCLUDE | INNER | INTERVAL | INTO | LAST | LEFT | LET
    | LOGICAL | MAP | MODE | MODEL | NAME | NO | NULLS | OFFSET | OPERATOR | OPTIONS | ORDINALITY | OUTER | OVER | PARAM | PERCENT
    | PHYSICAL | PIVOT | PRECEDING | QUARANTINE | RANGE | READ | REGEXP | RENAME | REPARTITION | REPLACE | RESET | RETURNS | RIGHT
    | ROW | ROWS | SAMPLE | SCHEMA | SECRET | SEED | SEMI | SETS | SHOW | SHUFFLE | SIMILAR | SKIP_ | SQL | STRUCT | TABLE | TARGET
    | TEE | TIES | TIME | TIMESTAMP | TO | TOP | UNBOUNDED | USE | VIEW | WRITE | ZONE
    ;

// ---------------------------------------------------------------------------------------------------- space and comments

SHEBANG : '#!' ~[\r\n]* -> channel(HIDDEN) ;
BLOCK   : '/*' .*? '*/' -> channel(HIDDEN) ;
LINE    : '--' ~[\r\n]* -> channel(HIDDEN) ;
SPACE   : [\p{White_Space}\uFEFF]+ -> channel(HIDDEN) ;

// --------------------------------------------------------------------------------------------------------------- signs

PIPE : '|>' | '|' ;

CONCAT : '||' ; FATARROW : '=>' ; ARROW : '->' ; COLONCOLON : '::' ; NEQ : '<>' | '!=' ; LTE : '<=' ; GTE : '>=' ;
DSLASH : '//' ; EQ : '=' ; LT : '<' ; GT : '>' ; PLUS : '+' ; MINUS : '-' ; STAR : '*' ; SLASH : '/' ; PERCENT_SIGN : '%' ;
DOT : '.' ; COMMA : ',' ; SEMICOLON : ';' ; COLON : ':' ; LP : '(' ; RP : ')' ; LB : '[' ; RB : ']' ; LC : '{' ; RC : '}' ;
QMARK : '?' ;

// Signs of other languages: read so that the error can name ours.
WRONG_EQ : '==' ; WRONG_AND : '&&' ; WRONG_NOT : '!' ;

// ------------------------------------------------------------------------------------- reserved words: 43, at most 45 ever

AGGREGATE : 'AGGREGATE' ; ALL : 'ALL' ; AND : 'AND' ; ARRAY : 'ARRAY' ; AS : 'AS' ; BETWEEN : 'BETWEEN' ; BY : 'BY' ;
CASE : 'CASE' ; CAST : 'CAST' ; CREATE : 'CREATE' ; CROSS : 'CROSS' ; DISTINCT : 'DISTINCT' ; ELSE : 'ELSE' ; END : 'END' ;
EXCEPT : 'EXCEPT' ; EXISTS : 'EXISTS' ; FALSE : 'FALSE' ; FROM : 'FROM' ; GROUP : 'GROUP' ; IN : 'IN' ; INTERSECT : 'INTERSECT' ;
IS : 'IS' ; JOIN : 'JOIN' ; LIKE : 'LIKE' ; LIMIT : 'LIMIT' ; NOT : 'NOT' ; NULL : 'NULL' ; ON : 'ON' ; OR : 'OR' ;
ORDER : 'ORDER' ; PARTITION : 'PARTITION' ; SELECT : 'SELECT' ; SET : 'SET' ; THEN : 'THEN' ; TRUE : 'TRUE' ;
TRY_CAST : 'TRY_CAST' ; UNION : 'UNION' ; UNNEST : 'UNNEST' ; USING : 'USING' ; WHEN : 'WHEN' ; WHERE : 'WHERE' ;
WINDOW : 'WINDOW' ; WITH : 'WITH' ;

// ----------------------------------------------------------------------------------------------------- contextual words

ANALYZE : 'ANALYZE' ; ANTI : 'ANTI' ; APPLY : 'APPLY' ; ASC : 'ASC' ; ASOF : 'ASOF' ; ASSERT : 'ASSERT' ; AT : 'AT' ;
AUTO : 'AUTO' ; BATCH : 'BATCH' ; CACHE : 'CACHE' ; CALL : 'CALL' ; CHECK : 'CHECK' ; CURRENT : 'CURRENT' ; DATE : 'DATE' ;
DEFAULT : 'DEFAULT' ; DESC : 'DESC' ; DESCRIBE : 'DESCRIBE' ; DPL : 'DPL' ; DROP : 'DROP' ; ERROR : 'ERROR' ; ESCAPE : 'ESCAPE' ;
EXCLUDE : 'EXCLUDE' ; EXPLAIN : 'EXPLAIN' ; EXTEND : 'EXTEND' ; EXTRACT : 'EXTRACT' ; FAIL : 'FAIL' ; FILTER : 'FILTER' ;
FIRST : 'FIRST' ; FOLLOWING : 'FOLLOWING' ; FOR : 'FOR' ; FORK : 'FORK' ; FORMAT : 'FORMAT' ; FULL : 'FULL' ;
FUNCTION : 'FUNCTION' ; GLOB : 'GLOB' ; GROUPING : 'GROUPING' ; IF : 'IF' ; ILIKE : 'ILIKE' ; INCLUDE : 'INCLUDE' ;
INNER : 'INNER' ; INTERVAL : 'INTERVAL' ; INTO : 'INTO' ; LAST : 'LAST' ; LEFT : 'LEFT' ; LET : 'LET' ; LOGICAL : 'LOGICAL' ;
MAP : 'MAP' ; MODE : 'MODE' ; MODEL : 'MODEL' ; NAME : 'NAME' ; NO : 'NO' ; NULLS : 'NULLS' ; OFFSET : 'OFFSET' ;
OPERATOR : 'OPERATOR' ; OPTIONS : 'OPTIONS' ; ORDINALITY : 'ORDINALITY' ; OUTER : 'OUTER' ; OVER : 'OVER' ; PARAM : 'PARAM' ;
PERCENT : 'PERCENT' ; PHYSICAL : 'PHYSICAL' ; PIVOT : 'PIVOT' ; PRECEDING : 'PRECEDING' ; QUARANTINE : 'QUARANTINE' ;
RANGE : 'RANGE' ; READ : 'READ' ; REGEXP : 'REGEXP' ; RENAME : 'RENAME' ; REPARTITION : 'REPARTITION' ; REPLACE : 'REPLACE' ;
RESET : 'RESET' ; RETURNS : 'RETURNS' ; RIGHT : 'RIGHT' ; ROW : 'ROW' ; ROWS : 'ROWS' ; SAMPLE : 'SAMPLE' ; SCHEMA : 'SCHEMA' ;
SECRET : 'SECRET' ; SEED : 'SEED' ; SEMI : 'SEMI' ; SETS : 'SETS' ; SHOW : 'SHOW' ; SHUFFLE : 'SHUFFLE' ; SIMILAR : 'SIMILAR' ;
SKIP_ : 'SKIP' ; SQL : 'SQL' ; STRUCT : 'STRUCT' ; TABLE : 'TABLE' ; TARGET : 'TARGET' ; TEE : 'TEE' ; TIES : 'TIES' ;
TIME : 'TIME' ; TIMESTAMP : 'TIMESTAMP' ; TO : 'TO' ; TOP : 'TOP' ; UNBOUNDED : 'UNBOUNDED' ; USE : 'USE' ; VALUES : 'VALUES' ;
VIEW : 'VIEW' ; WRITE : 'WRITE' ; ZONE : 'ZONE' ;

// ------------------------------------------------------------------------------------------------------------- constants

SIZE     : DIGIT+ ('.' DIGIT+)? ([KMGTP] 'I'?)? 'B' ;
DURATION : DIGIT+ ('MS' | 'S' | 'MIN' | 'H' | 'D') ;
INTEGER  : '0X' [0-9A-F_]+ | DIGIT+ ('_' DIGIT+)* ;
DECIMAL  : DIGIT+ ('_' DIGIT+)* '.' DIGIT* EXPONENT? | '.' DIGIT+ EXPONENT? | DIGIT+ EXPONENT ;

STRING        : '\'' (~'\'' | '\'\'')* '\'' | 'E\'' (~['\\] | '\'\'' | '\\' .)* '\'' ;
FSTRING       : 'F\'' (~'\'' | '\'\'')* '\'' | 'F$$' .*? '$$' ;
DOLLAR_STRING : '$$' .*? '$$' ;
PARAMETER     : '$' [A-Z_0-9]+ ;

IDENT    : [\p{L}_] [\p{L}\p{M}\p{Nd}_]* ;
QUOTED   : '"' (~'"' | '""')+ '"' ;
BACKTICK : '`' (~'`' | '``')+ '`' ;

fragment DIGIT    : [0-9] ;
fragment EXPONENT : 'E' [+-]? DIGIT+ ;

// ------------------------------------------------------------------------------------------------------- what is never right

OPEN_STRING  : 'F'? '\'' (~'\'' | '\'\'')* | 'E\'' (~['\\] | '\'\'' | '\\' .)* ;
OPEN_DOLLARS : 'F'? '$$' (~'$' | '$' ~'$')* '$'? ;
OPEN_NAME    : '"' (~'"' | '""')* | '`' (~'`' | '``')* ;
OPEN_COMMENT : '/*' (~'*' | '*'+ ~[*/])* '*'* ;
CURLY_QUOTED : [\u2018\u2019] ~[\u2018\u2019\r\n]* [\u2018\u2019] | [\u201C\u201D] ~[\u201C\u201D\r\n]* [\u201C\u201D] ;
BAD_NUMBER   : DIGIT+ [\p{L}_] [\p{L}\p{M}\p{Nd}_]* ;
OTHER        : . ;
