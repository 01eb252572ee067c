// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    const products_ = asMap(properties_["products"]);
    const matrix_ = asMap(properties_["matrix"]);
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let value_;
      value_ = products_["sku"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "sku", run.digits.get(products_));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"skus\":", value_, "item.skus", run, run.clean, 0);
      }
    }
    {
      let value_1;
      value_1 = products_["length"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "length", run.digits.get(products_));
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"length\":", value_1, "item.length", run, run.clean, 0);
      }
    }
    {
      let value_2;
      value_2 = matrix_["a"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "a", run.digits.get(matrix_));
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"inside\":", value_2, "item.inside", run, run.clean, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
