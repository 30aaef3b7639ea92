const prefixes = `
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix ex: <https://shapes.example/> .
`;

/** What DCAT 3 (W3C Recommendation, 2024) says of a dataset and its distributions. */
export const dcatShapes = `${prefixes}
ex:Dataset a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path dct:title ; sh:minCount 1 ; sh:uniqueLang true ; sh:nodeKind sh:Literal ] ,
    [ sh:path dct:description ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path dct:license ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dct:publisher ; sh:minCount 1 ; sh:class foaf:Agent ] ,
    [ sh:path dct:modified ; sh:minCount 1 ; sh:datatype xsd:dateTime ] ,
    [ sh:path dcat:distribution ; sh:minCount 1 ; sh:class dcat:Distribution ] .
ex:Distribution a sh:NodeShape ; sh:targetClass dcat:Distribution ;
  sh:property [ sh:path dcat:accessURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcat:downloadURL ; sh:maxCount 1 ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcat:mediaType ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcat:byteSize ; sh:maxCount 1 ; sh:minCount 1 ; sh:datatype xsd:nonNegativeInteger ] ,
    [ sh:path dct:license ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path spdx:checksum ; sh:minCount 1 ; sh:maxCount 1 ; sh:node ex:Checksum ] .
ex:Checksum a sh:NodeShape ;
  sh:property [ sh:path spdx:algorithm ; sh:minCount 1 ; sh:maxCount 1 ] ,
    [ sh:path spdx:checksumValue ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:hexBinary ] .
`;

/** What it says of a catalogue, with all that is listed in it. */
export const catalogueShapes = `${dcatShapes}
ex:Catalog a sh:NodeShape ; sh:targetClass dcat:Catalog ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path dct:title ; sh:minCount 1 ; sh:uniqueLang true ; sh:nodeKind sh:Literal ] ,
    [ sh:path dct:description ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path dct:license ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcat:dataset ; sh:class dcat:Dataset ] ,
    [ sh:path dcat:service ; sh:minCount 1 ; sh:class dcat:DataService ] .
ex:DataService a sh:NodeShape ; sh:targetClass dcat:DataService ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path dct:title ; sh:minCount 1 ] ,
    [ sh:path dcat:endpointURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcat:servesDataset ; sh:class dcat:Dataset ] .
`;

/** What the W3C Organization Ontology (Recommendation, 2014) says of organizations, posts and memberships. */
export const orgShapes = `${prefixes}
ex:Organization a sh:NodeShape ; sh:targetClass org:FormalOrganization ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path skos:prefLabel ; sh:minCount 1 ] ,
    [ sh:path org:identifier ; sh:minCount 1 ; sh:maxCount 1 ] ,
    [ sh:path org:subOrganizationOf ; sh:class org:FormalOrganization ] .
ex:Post a sh:NodeShape ; sh:targetClass org:Post ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path rdfs:label ; sh:minCount 1 ] ,
    [ sh:path org:postIn ; sh:minCount 1 ; sh:maxCount 1 ; sh:class org:FormalOrganization ] .
ex:Membership a sh:NodeShape ; sh:targetClass org:Membership ;
  sh:property [ sh:path org:organization ; sh:minCount 1 ; sh:maxCount 1 ; sh:class org:FormalOrganization ] ,
    [ sh:path org:member ; sh:minCount 1 ; sh:maxCount 1 ; sh:class foaf:Person ] .
`;
