* Everything is minimised. The goals in their order, the first one is the objective:
* goal 1 maximise row minus_G-1 (the row is its negative)
* goal 2 minimise row G-2
* The column constant is 1: its costs are the goals' constants.
NAME MODEL
ROWS
 N minus_G-1
 N G-2
 L L-01.B1
 L range
 E equal
 G least
 E R5
COLUMNS
    MARKER 'MARKER' 'INTORG'
 x.B1.A1 minus_G-1 -4
 x.B1.A1 L-01.B1 1
 x.B1.A1 range -1.5
 x.B1.A1 equal 1
 with__space_ G-2 -1.000000001
 with__space_ L-01.B1 2
 with__space_ equal 1
 twin minus_G-1 3
 twin range 0.02
    MARKER 'MARKER' 'INTEND'
 twin_3 G-2 0.000000005
 twin_3 equal 1
 twin_3 least -3.05
 constant minus_G-1 -12
RHS
 RHS L-01.B1 4
 RHS range 12.345
 RHS equal 7
RANGES
 RNG range 12.35
BOUNDS
 LO BND x.B1.A1 0
 UP BND x.B1.A1 3
 LO BND with__space_ -2
 UP BND with__space_ 5
 FX BND twin 1
 LO BND twin_3 0
 UP BND twin_3 1
 FX BND constant 1
ENDATA
