NAME MODEL
OBJSENSE
    MAX
ROWS
 N G-1
 N G-2
 L L-01.B1
 L range
 E equal
 G least
 N free
 E R5
COLUMNS
 MARKER MARKER 'MARKER' 'INTORG'
 x.B1.A1 G-1 4
 x.B1.A1 L-01.B1 1
 x.B1.A1 range -1.5
 x.B1.A1 equal 1
 x.B1.A1 free 1
 with_"space" G-2 -1.000000001
 with_"space" L-01.B1 2
 with_"space" equal 1
 twin G-1 -3
 twin range 0.02
 MARKER MARKER 'MARKER' 'INTEND'
 twin_3 G-2 0.000000005
 twin_3 equal 1
 twin_3 least -3.05
RHS
 RHS G-1 -12
 RHS L-01.B1 4
 RHS range 12.345
 RHS equal 7
RANGES
 RNG range 12.35
BOUNDS
 LO BND x.B1.A1 0
 UP BND x.B1.A1 3
 LO BND with_"space" -2
 UP BND with_"space" 5
 FX BND twin 1
 LO BND twin_3 0
 UP BND twin_3 1
ENDATA
