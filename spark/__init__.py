"""The same build on many machines: reports by the hundred million, on Apache Spark (`rashomon build --engine spark`).

sources    JSON Lines or Parquet, as documents            one shuffle, of the texts
worker     parse, extract, link, relate: a report a row   no shuffle: the knowledge base is on every worker
spanning   nodes and propositions over all reports        shuffles of ids, thinned before they travel
datasets   records as Parquet, graphs as N-Quads          what is finished is not made again
"""
