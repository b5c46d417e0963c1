* Everything is minimised. The goals in their order, the first one is the objective:
* goal 1 maximise row minus_G-1 (the row is its negative)
* goal 2 maximise row minus__max (the row is its negative)
* The column constant is 1: its costs are the goals' constants.
NAME MODEL
ROWS
 N minus_G-1
 N minus__max
 L _BOUNDS
 L _bound
 L r
 L r.to_3
 L minus_G-1_4
 L _e9
COLUMNS
    MARKER 'MARKER' 'INTORG'
 _RHS _BOUNDS 1
 _RHS _bound 2
 _RHS r 3
 _RHS r.to_3 4
 _RHS minus_G-1_4 5
 _ENDATA minus_G-1 -0.1
 _ENDATA minus__max -0.1
 _ENDATA _BOUNDS 1
 _ENDATA _bound 2
 _ENDATA r 3
 _ENDATA r.to_3 4
 _ENDATA minus_G-1_4 5
 _free minus_G-1 -0.1
 _free minus__max -0.1
 _free _BOUNDS 1
 _free _bound 2
 _free r 3
 _free r.to_3 4
 _free minus_G-1_4 5
    MARKER 'MARKER' 'INTEND'
 _1.5e3 minus_G-1 -0.1
 _1.5e3 minus__max -0.1
 _1.5e3 _BOUNDS 1
 _1.5e3 _bound 2
 _1.5e3 r 3
 _1.5e3 r.to_3 4
 _1.5e3 minus_G-1_4 5
 _-x minus_G-1 -0.1
 _-x minus__max -0.1
 _-x _BOUNDS 1
 _-x _bound 2
 _-x r 3
 _-x r.to_3 4
 _-x minus_G-1_4 5
 a_b _BOUNDS 1
 a_b _bound 2
 a_b r 3
 a_b r.to_3 4
 a_b minus_G-1_4 5
 a_b_6 minus_G-1 -0.1
 a_b_6 minus__max -0.1
 a_b_6 _BOUNDS 1
 a_b_6 _bound 2
 a_b_6 r 3
 a_b_6 r.to_3 4
 a_b_6 minus_G-1_4 5
 __ minus_G-1 0.1
 __ minus__max 0.1
 __ _BOUNDS 1
 __ _bound 2
 __ r 3
 __ r.to_3 4
 __ minus_G-1_4 5
 constant minus_G-1 -0.7
 constant minus__max -0.7
RHS
 RHS _BOUNDS 5
 RHS _bound 5
 RHS r 5
 RHS r.to_3 5
 RHS minus_G-1_4 5
 RHS _e9 5
RANGES
 RNG r 9
BOUNDS
 LO BND _RHS -2
 UP BND _RHS 3
 LO BND _ENDATA -2
 UP BND _ENDATA 3
 LO BND _free -2
 UP BND _free 3
 LO BND _1.5e3 -2
 UP BND _1.5e3 3
 LO BND _-x -2
 UP BND _-x 3
 LO BND a_b -2
 UP BND a_b 3
 LO BND a_b_6 -2
 UP BND a_b_6 3
 LO BND __ -2
 UP BND __ 3
 FX BND constant 1
ENDATA
