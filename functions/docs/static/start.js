/* global SwaggerUIBundle */
SwaggerUIBundle({
  url: '/openapi.yaml',
  dom_id: '#reference',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  // No badge from a validator elsewhere: this page asks nobody but this server.
  validatorUrl: null,
});
