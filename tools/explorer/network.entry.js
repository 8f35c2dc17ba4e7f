/* What draws and walks the network. */
export { default as Sigma } from "sigma";
export { EdgeArrowProgram, EdgeLineProgram } from "sigma/rendering";
export { EdgeCurvedArrowProgram, indexParallelEdgesIndex, DEFAULT_EDGE_CURVATURE } from "@sigma/edge-curve";
export { default as Graph } from "graphology";
export { default as louvain } from "graphology-communities-louvain";
