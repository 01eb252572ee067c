// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    const products_ = asMap(properties_["products"]);
    let value_4;
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
      value_ = properties_["a"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "a", run.digits.get(properties_));
      if (value_ !== undefined && value_ !== null && !Array.isArray(value_)) value_ = [value_];
      if (value_ !== undefined) {
        item = appendValue(item + ",\"plain\":", value_, "item.plain", run, run.clean, 0);
      }
    }
    {
      let value_1;
      value_1 = properties_["a"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "a", run.digits.get(properties_));
      if (value_1 === null) value_1 = undefined;
      if (value_1 !== undefined && value_1 !== null && !Array.isArray(value_1)) value_1 = [value_1];
      if (value_1 !== undefined) {
        item = appendL(item + ",\"typed\":{\"L\":[", value_1, "item.typed", run, run.clean, 0);
      }
    }
    try {
      let value_2;
      value_2 = properties_["a"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "a", run.digits.get(properties_));
      if (value_2 === null) value_2 = undefined;
      if (value_2 !== undefined && value_2 !== null && !Array.isArray(value_2)) value_2 = [value_2];
      const set_ = value_2 === undefined ? undefined : appendSS(item + ",\"strings\":{\"SS\":", value_2, "item.strings", run, run.clean, 0);
      if (set_ !== undefined) {
        item = set_ + "}";
      }
    } catch (thrown) {
      omit(thrown);
    }
    {
      let value_3;
      run.path = "item.skus";
      value_3 = ((value_4 = products_["sku"]) !== undefined || !(Array.isArray(event["properties"]) || Array.isArray(properties_["products"])) ? value_4 : Array.isArray(properties_["products"]) ? eachValue(properties_["products"]) : walkNames(event, names, false));
      if (value_3 !== undefined && value_3 !== null && !Array.isArray(value_3)) value_3 = [value_3];
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"skus\":", value_3, "item.skus", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
