"""What leaves a study as bytes: values in, files out. Nothing is read here, nothing is written.

- Word: the folder ``word``, its ``chapters`` written by the ``document`` they stand in;
- pictures: ``charts`` of numbers, ``figures`` of trees and tables, ``mind_maps``;
- one file a format for the rest: transcripts, codebook, checklists, review, tables, archives.
"""
