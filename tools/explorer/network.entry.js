/* What draws and walks the network. */
export { default as Sigma } from "sigma";
export { EdgeArrowProgram, EdgeRectangleProgram, createEdgeCompoundProgram } from "sigma/rendering";
export { default as Graph } from "graphology";
export { default as louvain } from "graphology-communities-louvain";
export { graphToByteArrays, assignLayoutChanges } from "graphology-layout-forceatlas2/helpers.js";
