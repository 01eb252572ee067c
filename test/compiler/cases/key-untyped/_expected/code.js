// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let key_;
    {
      key_ = properties_["id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "id", run.digits.get(properties_));
    }
    writeKey(key_, undefined, "\"id\":", 2048, "item.id", run, run.clean);
    let item = run.keyMembers;
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
